-- in   stage_cost_type_accounts, cost_type
insert into cost_type_account (gl_account_no, cost_type_id)
select
    staged.gl_account_no,
    cost_type.cost_type_id
from stage_cost_type_accounts as staged
inner join cost_type on cost_type.code = staged.cost_type_no
order by staged.gl_account_no
