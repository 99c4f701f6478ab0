-- out  (code, gl_account_range)  every cost type; the range where it is postable and
--      has not retired
select
    code,
    case
        when line_type = 'postable' and not is_retired then gl_account_range else ''
    end as gl_account_range
from cost_type
order by code
