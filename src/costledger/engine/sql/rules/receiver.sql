-- out  (code, line_type, is_blocked)  the cost centers or cost objects in the chart
select
    code,
    line_type,
    is_blocked
from receiver
where kind = $kind and not is_retired
order by code
