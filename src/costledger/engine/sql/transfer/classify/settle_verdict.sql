-- Remember the verdicts on codings that have none yet, when masters are as the last
-- transfer saw them.
--
-- in   coding_verdict
-- out  resolution  new codings; an automatic transfer combines nothing
insert into resolution (
    coding_id, gl_account_no, not_cost_reason, waiting_reason, cost_type_id,
    combine_entries, receiver_id
)
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
