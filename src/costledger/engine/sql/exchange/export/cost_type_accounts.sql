-- out  which accounts feed which cost type, by account
select
    cost_type_account.gl_account_no,
    cost_type.code as cost_type_no
from cost_type_account
inner join cost_type on cost_type.cost_type_id = cost_type_account.cost_type_id
order by cost_type_account.gl_account_no
