-- out  (gl_account_no, cost_type_id)  the links as they are
select
    gl_account_no,
    cost_type_id
from cost_type_account
order by gl_account_no
