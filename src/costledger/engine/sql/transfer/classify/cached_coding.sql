-- How codings are classified, as it is cached.
--
-- in   classified_coding
-- out  applicable_coding
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from classified_coding
