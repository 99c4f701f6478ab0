-- The members of the sets of other eras, which are those of today's set.
--
-- in   dimension_set, dimension_set_member
-- out  dimension_set_member
insert into dimension_set_member (dimension_set_id, dimension, code)
select
    fresh.dimension_set_id,
    member.dimension,
    member.code
from dimension_set as fresh
inner join dimension_set as source
    on source.members = fresh.members and source.assignment_no = 0
inner join dimension_set_member as member
    on member.dimension_set_id = source.dimension_set_id
where
    fresh.assignment_no > 0
    and not exists (
        select 1
        from dimension_set_member as known
        where known.dimension_set_id = fresh.dimension_set_id
    )
order by fresh.dimension_set_id, member.dimension
