-- out  the chart of cost centers, for its tree
select
    receiver_id,
    code,
    line_type,
    totaling,
    sorting_order,
    is_blocked
from receiver
where kind = 'center' and not is_retired
order by code
