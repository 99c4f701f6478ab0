-- out  income-statement accounts in number order, as cost types would be made of them
select
    account.gl_account_no,
    account.name,
    case
        when account.account_type = 'posting' then 'postable'
        else account.account_type
    end as line_type,
    account.totaling,
    center.receiver_id as default_center_id,
    object_.receiver_id as default_object_id
from gl_account as account
cross join setup
left join gl_account_dimension as center_value
    on center_value.gl_account_no = account.gl_account_no
    and center_value.dimension = setup.cost_center_dimension
left join receiver_by_code as center
    on center.kind = 'center' and center.code = center_value.code
left join gl_account_dimension as object_value
    on object_value.gl_account_no = account.gl_account_no
    and object_value.dimension = setup.cost_object_dimension
left join receiver_by_code as object_
    on object_.kind = 'object' and object_.code = object_value.code
where account.income_balance = 'income_statement'
order by account.gl_account_no
