-- The verdict on codings that have none yet; masters are as the last transfer saw them.
--
-- in   coding_verdict
-- out  look_verdict  new codings only; an automatic transfer combines nothing
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    case when $combining then combine_entries else 'none' end as combine_entries,
    receiver_id
from coding_verdict
where coding_id > $known_coding_id
