-- out  the chart of accounts, by number
with default_dimension as (
    select
        gl_account_no,
        '{' || string_agg(
            cast(to_json(dimension) as text) || ':' || cast(to_json(code) as text),
            ',' order by dimension
        ) || '}' as members
    from gl_account_dimension
    group by gl_account_no
)

select
    account.gl_account_no as no,
    account.name,
    account.account_type,
    account.income_balance,
    account.totaling,
    account.is_blocked as blocked,
    coalesce(default_dimension.members, '{}') as default_dimensions,
    account.excluded_reason,
    cost_type.code as cost_type_no
from gl_account as account
left join default_dimension
    on default_dimension.gl_account_no = account.gl_account_no
left join cost_type_account
    on cost_type_account.gl_account_no = account.gl_account_no
left join cost_type on cost_type.cost_type_id = cost_type_account.cost_type_id
order by account.gl_account_no
