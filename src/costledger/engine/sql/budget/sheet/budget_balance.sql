-- What a version shows of each cost type and receiver, period by period.
--
-- in   version_entry; budget_type, budget_receiver, budget_period
-- out  (cost_type_id, receiver_id, place, amount)
select
    entry.cost_type_id,
    entry.receiver_id,
    period.place,
    cast(sum(entry.amount) as bigint) as amount
from version_entry as entry
inner join budget_type on budget_type.cost_type_id = entry.cost_type_id
inner join budget_receiver on budget_receiver.receiver_id = entry.receiver_id
inner join budget_period as period
    on entry.posting_date >= period.first_day
    and entry.balance_date <= period.last_day
where entry.version_id = $version_id
group by entry.cost_type_id, entry.receiver_id, period.place
