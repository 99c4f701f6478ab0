-- out  accounting_periods
select
    starting_date,
    new_fiscal_year,
    state <> 'open' as closed,
    state
from accounting_period
order by starting_date
