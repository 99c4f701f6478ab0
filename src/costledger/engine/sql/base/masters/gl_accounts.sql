-- out  every column of gl_account, to merge with what a file brings
select
    gl_account_no,
    name,
    account_type,
    income_balance,
    totaling,
    is_blocked,
    excluded_reason
from gl_account
