-- out  (first day, first day of the next)  of the accounting period that has a day
select
    max(own.starting_date) as first_day,
    min(following.starting_date) as next_day
from accounting_period as own
inner join accounting_period as following
    on following.starting_date > $day
where own.starting_date <= $day
having count(*) > 0
