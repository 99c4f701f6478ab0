-- The sets that reassigned entries need and that are not there.
--
-- in   reassigned
-- out  dimension_set
insert into dimension_set (dimension_set_id, members, assignment_no)
with fresh as (
    select distinct
        reassigned.members,
        reassigned.assignment_no
    from reassigned
    where
        not exists (
            select 1
            from dimension_set
            where
                dimension_set.members = reassigned.members
                and dimension_set.assignment_no = reassigned.assignment_no
        )
)

select
    (
        select coalesce(max(dimension_set.dimension_set_id), 0)
        from dimension_set
    ) + row_number() over (order by fresh.assignment_no, fresh.members),
    fresh.members,
    fresh.assignment_no
from fresh
order by fresh.assignment_no, fresh.members
