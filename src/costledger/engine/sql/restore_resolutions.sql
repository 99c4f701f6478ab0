-- in   restored_resolutions
-- out  resolution
insert into resolution (
    coding_id, gl_account_no, not_cost_reason, waiting_reason, cost_type_id,
    combine_entries, receiver_id
)
select
    cast(coding_id as integer),
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cast(cost_type_id as integer),
    combine_entries,
    cast(receiver_id as integer)
from restored_resolutions
