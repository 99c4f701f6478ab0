-- out  (code, line_type, is_blocked)  the cost types in the chart
select
    code,
    line_type,
    is_blocked
from cost_type
where not is_retired
order by code
