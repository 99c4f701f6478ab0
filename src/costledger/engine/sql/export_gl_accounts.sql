-- out  the chart of accounts, by number
with default_dimension as (
    select
        gl_account_no,
        '{' || string_agg(
            '"' || dimension || '":"' || code || '"', ','
            order by dimension
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
    account.excluded_reason
from gl_account as account
left join default_dimension
    on default_dimension.gl_account_no = account.gl_account_no
order by account.gl_account_no
