-- out  the chart of cost types, by number
select
    cost_type.code as no,
    cost_type.name,
    case
        when cost_type.line_type = 'postable' then 'cost_type'
        else cost_type.line_type
    end as type,
    cost_type.totaling,
    cost_type.gl_account_range,
    cost_type.combine_entries,
    coalesce(center.code, '') as cost_center_code,
    coalesce(object_.code, '') as cost_object_code,
    cost_type.cost_classification,
    cost_type.fixed_share,
    cost_type.is_blocked as blocked,
    cost_type.new_page,
    cost_type.blank_line,
    cost_type.comment,
    cost_type.indentation,
    cost_type.is_retired as retired,
    cost_type.cost_type_id
from cost_type
left join receiver as center on center.receiver_id = cost_type.default_center_id
left join receiver as object_ on object_.receiver_id = cost_type.default_object_id
order by cost_type.code
