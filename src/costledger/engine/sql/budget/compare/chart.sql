-- out  (kind, id, code)  what budget entries may be filtered by
select
    'type' as kind,
    cost_type_id as id,
    code
from cost_type
union all
select
    kind,
    receiver_id as id,
    code
from receiver
order by kind, code
