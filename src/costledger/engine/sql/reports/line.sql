-- out  the lines of all charts in the order in which charts show them
select
    'type' as kind,
    cost_type_id as line_id,
    code,
    name,
    line_type,
    totaling,
    indentation,
    '' as sorting_order,
    is_retired,
    blank_line as has_blank_after
from cost_type
union all
select
    kind,
    receiver_id as line_id,
    code,
    name,
    line_type,
    totaling,
    indentation,
    sorting_order,
    is_retired,
    blank_line as has_blank_after
from receiver
order by kind, sorting_order, code
