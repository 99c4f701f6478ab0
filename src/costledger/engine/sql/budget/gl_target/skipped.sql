-- in   gl_budget_target
-- out  (reason, entries, amount, first_no)  what of a version cannot go to a G/L budget
with entry as (
    select
        source_entry_no,
        reason,
        cast(sum(amount) as bigint) as amount
    from gl_budget_target
    where reason is not null
    group by source_entry_no, reason
)

select
    reason,
    count(*) as entries,
    cast(sum(amount) as bigint) as amount,
    min(source_entry_no) as first_no
from entry
group by reason
order by reason
