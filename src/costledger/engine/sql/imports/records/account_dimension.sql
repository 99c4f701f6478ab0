-- out  (gl_account_no, dimension, code)  the default dimensions of all accounts
select
    gl_account_no,
    dimension,
    code
from gl_account_dimension
order by gl_account_no, dimension
