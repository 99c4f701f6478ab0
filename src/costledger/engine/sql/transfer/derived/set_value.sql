-- Read the values of the two dimensions of cost accounting off the sets that have none
-- yet.
--
-- in   dimension_set, dimension_set_member, setup, dimension_assignment
-- out  set_value  a row a set
insert into set_value (dimension_set_id, center_value, object_value)
select
    dimension_set.dimension_set_id,
    coalesce(center.code, ''),
    coalesce(object_.code, '')
from dimension_set
cross join setup
left join dimension_assignment
    on dimension_assignment.assignment_no = dimension_set.assignment_no
left join dimension_set_member as center
    on center.dimension_set_id = dimension_set.dimension_set_id
    and center.dimension = coalesce(
        dimension_assignment.cost_center_dimension, setup.cost_center_dimension
    )
left join dimension_set_member as object_
    on object_.dimension_set_id = dimension_set.dimension_set_id
    and object_.dimension = coalesce(
        dimension_assignment.cost_object_dimension, setup.cost_object_dimension
    )
where
    dimension_set.dimension_set_id > (
        select coalesce(max(set_value.dimension_set_id), -1)
        from set_value
    )
order by dimension_set.dimension_set_id
