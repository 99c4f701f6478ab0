-- out  (name, line_type, is_blocked, center, object)  the cost type that a line names
select
    cost_type.name,
    cost_type.line_type,
    cost_type.is_blocked,
    coalesce(center.code, '') as cost_center_code,
    coalesce(object_.code, '') as cost_object_code
from cost_type
left join receiver as center on center.receiver_id = cost_type.default_center_id
left join receiver as object_ on object_.receiver_id = cost_type.default_object_id
where cost_type.code = $code and not cost_type.is_retired
