-- out  (gl_account_no)  the accounts that a cost type may claim
select gl_account_no
from gl_account
where income_balance = 'income_statement'
order by gl_account_no
