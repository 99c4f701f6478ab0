-- out  the chart of cost objects, by code
select
    code,
    name,
    case when line_type = 'postable' then 'cost_object' else line_type end as line_type,
    totaling,
    sorting_order,
    cost_subtype,
    responsible_person,
    is_blocked as blocked,
    new_page,
    blank_line,
    comment,
    indentation,
    is_retired as retired,
    receiver_id
from receiver
where kind = 'object'
order by code
