-- The verdict on codings that have none yet, or another than the last transfer saw.
--
-- in   coding_verdict, resolution
-- out  look_verdict  new and changed codings; an automatic transfer combines nothing
with verdict as (
    select
        coding_id,
        gl_account_no,
        not_cost_reason,
        waiting_reason,
        cost_type_id,
        case when $combining then combine_entries else 'none' end as combine_entries,
        receiver_id
    from coding_verdict
)

select
    verdict.coding_id,
    verdict.gl_account_no,
    verdict.not_cost_reason,
    verdict.waiting_reason,
    verdict.cost_type_id,
    verdict.combine_entries,
    verdict.receiver_id
from verdict
left join resolution on resolution.coding_id = verdict.coding_id
where
    resolution.coding_id is null
    or verdict.not_cost_reason is distinct from resolution.not_cost_reason
    or verdict.waiting_reason is distinct from resolution.waiting_reason
    or verdict.cost_type_id is distinct from resolution.cost_type_id
    or verdict.combine_entries is distinct from resolution.combine_entries
    or verdict.receiver_id is distinct from resolution.receiver_id
