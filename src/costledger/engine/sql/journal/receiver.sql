-- out  (is_line, is_blocked)  the cost center or cost object that a line names
select
    is_line,
    is_blocked
from receiver_by_code
where kind = $kind and code = $code
