-- in   restored_cost_types, receiver (restored before)
-- out  cost_type
insert into cost_type (
    cost_type_id, code, name, line_type, totaling, indentation, gl_account_range,
    combine_entries, default_center_id, default_object_id, cost_classification,
    fixed_share, is_blocked, is_retired, new_page, blank_line, comment
)
select
    cast(restored.cost_type_id as integer),
    restored.no,
    coalesce(restored.name, ''),
    case when restored.type = 'cost_type' then 'postable' else restored.type end,
    coalesce(restored.totaling, ''),
    cast(restored.indentation as integer),
    coalesce(restored.gl_account_range, ''),
    restored.combine_entries,
    center.receiver_id,
    object_.receiver_id,
    coalesce(restored.cost_classification, ''),
    coalesce(restored.fixed_share, ''),
    cast(restored.blocked as boolean),
    cast(restored.retired as boolean),
    cast(restored.new_page as boolean),
    cast(restored.blank_line as boolean),
    coalesce(restored.comment, '')
from restored_cost_types as restored
left join receiver as center
    on center.kind = 'center' and center.code = restored.cost_center_code
left join receiver as object_
    on object_.kind = 'object' and object_.code = restored.cost_object_code
