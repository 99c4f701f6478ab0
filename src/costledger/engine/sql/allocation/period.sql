-- out  (first_day, next_day)  of the accounting period around $date; null where open
select
    max(case when starting_date <= $date then starting_date end) as first_day,
    min(case when starting_date > $date then starting_date end) as next_day
from accounting_period
