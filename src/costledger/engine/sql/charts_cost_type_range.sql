-- out  (code, gl_account_range)  every cost type; the range where it is postable
select
    code,
    case when line_type = 'postable' then gl_account_range else '' end
        as gl_account_range
from cost_type
order by code
