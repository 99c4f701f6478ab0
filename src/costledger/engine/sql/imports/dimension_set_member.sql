-- The members of the sets that have none written yet.
--
-- in   stage_member, dimension_set
-- out  dimension_set_member
insert into dimension_set_member (dimension_set_id, dimension, code)
select
    dimension_set.dimension_set_id,
    stage_member.dimension,
    stage_member.code
from stage_member
inner join dimension_set
    on dimension_set.members = stage_member.members and dimension_set.assignment_no = 0
where
    not exists (
        select 1
        from dimension_set_member as known
        where known.dimension_set_id = dimension_set.dimension_set_id
    )
order by dimension_set.dimension_set_id, stage_member.dimension
