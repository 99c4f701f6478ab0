-- in   stage_cost_types, receiver
insert into cost_type (
    cost_type_id, code, name, line_type, totaling, indentation, gl_account_range,
    combine_entries, default_center_id, default_object_id, cost_classification,
    fixed_share, is_blocked, is_retired, new_page, blank_line, comment
)
select
    cast(staged.cost_type_id as integer) as cost_type_id,
    staged.no,
    coalesce(staged.name, ''),
    case when staged.type = 'cost_type' then 'postable' else staged.type end,
    coalesce(staged.totaling, ''),
    cast(staged.indentation as integer),
    coalesce(staged.gl_account_range, ''),
    staged.combine_entries,
    center.receiver_id,
    object_.receiver_id,
    coalesce(staged.cost_classification, ''),
    coalesce(staged.fixed_share, ''),
    cast(staged.blocked as boolean),
    cast(staged.retired as boolean),
    cast(staged.new_page as boolean),
    cast(staged.blank_line as boolean),
    coalesce(staged.comment, '')
from stage_cost_types as staged
left join receiver as center
    on center.kind = 'center' and center.code = staged.cost_center_code
left join receiver as object_
    on object_.kind = 'object' and object_.code = staged.cost_object_code
order by cost_type_id
