-- No coding is new, and no verdict can have changed.
--
-- out  look_verdict  no rows
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from resolution
where false
