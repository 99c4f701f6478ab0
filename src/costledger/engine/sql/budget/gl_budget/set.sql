-- out  (dimension_set_id, dimension, code)  members of the sets that G/L budgets use
select
    member.dimension_set_id,
    member.dimension,
    member.code
from dimension_set_member as member
where
    exists (
        select 1
        from gl_budget_entry_row as entry
        where entry.dimension_set_id = member.dimension_set_id
    )
order by member.dimension_set_id, member.dimension
