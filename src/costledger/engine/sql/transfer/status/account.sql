-- out  (gl_account_no, name)  the general ledger's accounts
select
    gl_account_no,
    name
from gl_account
