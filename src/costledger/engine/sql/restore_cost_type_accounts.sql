-- in   restored_cost_type_accounts
-- out  cost_type_account
insert into cost_type_account (gl_account_no, cost_type_id)
select
    gl_account_no,
    cast(cost_type_id as integer)
from restored_cost_type_accounts
