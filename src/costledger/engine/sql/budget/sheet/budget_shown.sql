-- What a version shows of each cost type and receiver, period by period.
--
-- in   cost_entry_row, version_part; budget_type, budget_receiver, budget_period
-- out  (cost_type_id, receiver_id, place, amount)
select
    entry.cost_type_id,
    entry.receiver_id,
    period.place,
    cast(sum(entry.amount) as bigint) as amount
from cost_entry_row as entry
inner join version_part as part
    on part.part_version_id = entry.version_id
    and (part.cut_date is null or entry.posting_date <= part.cut_date)
    and (part.cut_entry_no is null or entry.entry_no <= part.cut_entry_no)
inner join budget_type on budget_type.cost_type_id = entry.cost_type_id
inner join budget_receiver on budget_receiver.receiver_id = entry.receiver_id
inner join budget_period as period
    on entry.posting_date >= period.first_day
    and (
        entry.posting_date < period.last_day
        or (entry.posting_date = period.last_day and not entry.is_closing)
    )
where part.version_id = $version_id
group by entry.cost_type_id, entry.receiver_id, period.place
