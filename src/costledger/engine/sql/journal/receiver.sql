-- out  (line_type, is_blocked)  the cost center or cost object that a line names
select
    line_type,
    is_blocked
from receiver
where kind = $kind and code = $code and not is_retired
