-- What of a version was released to actual costs, by month, and what remains.
--
-- in   budget_source_entry, budget_released
-- out  (month, entries, amount, released, remaining)
select
    cast(date_trunc('month', source.posting_date) as date) as month_start,
    count(*) as entries,
    cast(sum(source.amount) as bigint) as amount,
    cast(
        sum(case when released.entry_no is null then 0 else source.amount end) as bigint
    ) as released,
    cast(
        sum(case when released.entry_no is null then source.amount else 0 end) as bigint
    ) as remaining
from budget_source_entry as source
left join budget_released as released on released.entry_no = source.entry_no
group by 1
order by 1
