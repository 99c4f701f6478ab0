-- The verdict on every coding as it is now: new and changed ones, and the others as the
-- last transfer saw them.
--
-- in   look_verdict, resolution
-- out  look_judged  a row a coding
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from look_verdict
union all
select
    resolution.coding_id,
    resolution.gl_account_no,
    resolution.not_cost_reason,
    resolution.waiting_reason,
    resolution.cost_type_id,
    resolution.combine_entries,
    resolution.receiver_id
from resolution
where
    not exists (
        select 1
        from look_verdict
        where look_verdict.coding_id = resolution.coding_id
    )
