-- out  the accounting periods in order; a period ends before the next begins
select
    starting_date,
    lead(starting_date) over (order by starting_date) as next_date,
    new_fiscal_year,
    state
from accounting_period
order by starting_date
