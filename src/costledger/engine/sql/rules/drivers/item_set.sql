-- Give every set of dimension values of item entries that is new a key, in the order of
-- its text.
--
-- in   stage_item_entry · out  dimension_set
insert into dimension_set (dimension_set_id, members)
with fresh as (
    select distinct stage_item_entry.members
    from stage_item_entry
    where
        not exists (
            select 1
            from dimension_set
            where
                dimension_set.members = stage_item_entry.members
                and dimension_set.assignment_no = 0
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
