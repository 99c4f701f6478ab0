-- out  cost_type_accounts  which accounts feed a cost type
select
    link.gl_account_no,
    cost_type.code as cost_type_no,
    link.cost_type_id
from cost_type_account as link
left join cost_type on cost_type.cost_type_id = link.cost_type_id
order by link.gl_account_no, link.cost_type_id
