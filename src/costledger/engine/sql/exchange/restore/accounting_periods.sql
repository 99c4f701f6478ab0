-- in   stage_accounting_periods
insert into accounting_period (starting_date, new_fiscal_year, state)
select
    cast(starting_date as date),
    cast(new_fiscal_year as boolean),
    state
from stage_accounting_periods
order by starting_date
