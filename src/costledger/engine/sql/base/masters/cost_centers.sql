-- out  every column of receiver, to merge with what a file brings
select
    receiver_id,
    kind,
    code,
    name,
    line_type,
    totaling,
    indentation,
    sorting_order,
    cost_subtype,
    responsible_person,
    is_blocked,
    is_retired,
    new_page,
    blank_line,
    comment
from receiver
where kind = 'center'
