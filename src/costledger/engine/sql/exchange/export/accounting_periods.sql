-- out  the periods, by date
select
    starting_date,
    new_fiscal_year,
    state
from accounting_period
order by starting_date
