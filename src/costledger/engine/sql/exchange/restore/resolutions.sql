-- The verdicts as the last transfer saw them; what has changed since is found by the
-- next.
--
-- in   stage_resolutions
delete from resolution;

insert into resolution (
    coding_id, gl_account_no, not_cost_reason, waiting_reason, cost_type_id,
    combine_entries, receiver_id
)
select
    cast(coding_id as integer) as coding_id,
    gl_account_no,
    nullif(not_cost_reason, ''),
    nullif(waiting_reason, ''),
    cast(nullif(cost_type_id, '') as integer),
    nullif(combine_entries, ''),
    cast(nullif(receiver_id, '') as integer)
from stage_resolutions
order by coding_id
