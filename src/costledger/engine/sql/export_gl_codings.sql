-- out  gl_codings  the pairs of account and dimension set that entries have
select
    coding_id,
    gl_account_no,
    dimension_set_id
from gl_coding
order by coding_id
