-- in   stage_cost_objects
insert into receiver (
    receiver_id, kind, code, name, line_type, totaling, indentation, sorting_order,
    cost_subtype, responsible_person, is_blocked, is_retired, new_page, blank_line,
    comment
)
select
    cast(receiver_id as integer) as receiver_id,
    'object',
    code,
    coalesce(name, ''),
    case when line_type = 'cost_object' then 'postable' else line_type end,
    coalesce(totaling, ''),
    cast(indentation as integer),
    coalesce(sorting_order, ''),
    coalesce(cost_subtype, ''),
    coalesce(responsible_person, ''),
    cast(blocked as boolean),
    cast(retired as boolean),
    cast(new_page as boolean),
    cast(blank_line as boolean),
    coalesce(comment, '')
from stage_cost_objects
order by receiver_id
