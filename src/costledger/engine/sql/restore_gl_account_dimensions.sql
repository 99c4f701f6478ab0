-- in   restored_gl_account_dimensions
-- out  gl_account_dimension
insert into gl_account_dimension (gl_account_no, dimension, code)
select
    gl_account_no,
    dimension,
    code
from restored_gl_account_dimensions
