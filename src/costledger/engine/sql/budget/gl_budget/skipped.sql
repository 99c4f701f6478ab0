-- in   gl_budget_resolved
-- out  (reason, entries, amount, first_no)  what of a G/L budget is not copied
select
    reason,
    count(*) as entries,
    cast(sum(amount) as bigint) as amount,
    min(entry_no) as first_no
from gl_budget_resolved
where reason is not null
group by reason
order by reason
