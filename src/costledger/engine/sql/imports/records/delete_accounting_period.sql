-- Take one record out of the mirror.
--
-- in   $starting_date
delete from accounting_period
where starting_date = $starting_date
