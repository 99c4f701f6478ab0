-- The codings whose entries may be transferred, with type and receiver. An automatic
-- transfer combines nothing ($combining false).
--
-- in   coding_verdict
-- out  transfer_coding  (coding_id, dimension_set_id, cost_type_id, combine_entries,
--                        receiver_id)
select
    coding_id,
    dimension_set_id,
    cost_type_id,
    case when $combining then combine_entries else 'none' end as combine_entries,
    receiver_id
from coding_verdict
where not_cost_reason is null and waiting_reason is null
