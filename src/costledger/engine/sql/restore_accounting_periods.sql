-- in   restored_accounting_periods
-- out  accounting_period
insert into accounting_period (starting_date, new_fiscal_year, state)
select
    cast(starting_date as date),
    cast(new_fiscal_year as boolean),
    state
from restored_accounting_periods
