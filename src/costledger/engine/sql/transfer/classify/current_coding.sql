-- How codings are classified now, for those who read and cache nothing.
--
-- in   coding_classification
-- out  applicable_coding
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from coding_classification
