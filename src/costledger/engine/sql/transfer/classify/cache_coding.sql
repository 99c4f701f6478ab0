-- Cache how new and changed codings are classified.
--
-- in   changed_coding
-- out  classified_coding
insert into classified_coding (
    coding_id, gl_account_no, not_cost_reason, waiting_reason, cost_type_id,
    combine_entries, receiver_id
)
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from changed_coding
