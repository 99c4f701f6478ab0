-- out  (cost_type_id, code, gl_account_range)  the cost types that accounts feed
select
    cost_type_id,
    code,
    gl_account_range
from cost_type
where line_type = 'postable' and gl_account_range <> '' and not is_retired
order by code
