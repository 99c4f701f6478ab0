-- out  every column of accounting_period, to merge with what a file brings
select
    starting_date,
    new_fiscal_year,
    state
from accounting_period
