-- out  the chart of cost centers, by code
select
    code,
    name,
    case when line_type = 'postable' then 'cost_center' else line_type end as line_type,
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
where kind = 'center'
order by code
