-- The default dimensions and the links have files of their own.
--
-- in   restored_gl_accounts
-- out  gl_account
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
from restored_gl_accounts
