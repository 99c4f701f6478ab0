-- out  gl_account_dimensions  the default dimensions, a row each
select
    gl_account_no,
    dimension,
    code
from gl_account_dimension
order by gl_account_no, dimension
