-- in   stage_gl_accounts, stage_default_dimension
insert into gl_account (
    gl_account_no, name, account_type, income_balance, totaling, is_blocked,
    excluded_reason
)
select
    no,
    coalesce(name, ''),
    account_type,
    income_balance,
    coalesce(totaling, ''),
    cast(blocked as boolean),
    coalesce(excluded_reason, '')
from stage_gl_accounts
order by no;

insert into gl_account_dimension (gl_account_no, dimension, code)
select
    no,
    dimension,
    code
from stage_default_dimension
order by no, dimension
