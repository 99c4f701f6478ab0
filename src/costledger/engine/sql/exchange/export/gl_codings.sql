-- out  accounts and dimension sets that come together, by key
select
    coding_id,
    gl_account_no,
    dimension_set_id
from gl_coding
order by coding_id
