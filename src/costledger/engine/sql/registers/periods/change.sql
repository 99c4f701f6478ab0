-- Give a period another state.
update accounting_period
set state = $state
where starting_date = cast($starting_date as date)
