-- Let the seals of a period prove nothing more.
update period_seal
set is_reopened = true
where starting_date = cast($starting_date as date)
