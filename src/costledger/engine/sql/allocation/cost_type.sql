-- out  (code, cost_type_id)  of all cost types
select
    code,
    cost_type_id
from cost_type
order by code
