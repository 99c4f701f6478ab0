-- in   stage_dimension_sets, stage_member
-- out  dimension_set, dimension_set_member
delete from dimension_set;

insert into dimension_set (dimension_set_id, members)
select
    cast(dimension_set_id as integer),
    dimensions
from stage_dimension_sets
order by cast(dimension_set_id as integer);

insert into dimension_set_member (dimension_set_id, dimension, code)
select distinct
    dimension_set.dimension_set_id,
    stage_member.dimension,
    stage_member.code
from stage_member
inner join dimension_set on dimension_set.members = stage_member.members
order by dimension_set.dimension_set_id, stage_member.dimension
