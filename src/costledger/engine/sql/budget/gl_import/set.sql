-- Give every set of dimension values that budget entries bring a key.
--
-- in   stage_gl_budget_entries
-- out  dimension_set
insert into dimension_set (dimension_set_id, members)
with fresh as (
    select distinct staged.members
    from stage_gl_budget_entries as staged
    where
        not exists (
            select 1
            from dimension_set
            where dimension_set.members = staged.members
        )
)

select
    (
        select coalesce(max(dimension_set.dimension_set_id), 0)
        from dimension_set
    ) + row_number() over (order by fresh.members),
    fresh.members
from fresh
order by fresh.members
