-- What a version shows for a cost type and receiver within a span of days.
--
-- in   cost_entry_row, version_part
-- out  (amount)  one row
select cast(coalesce(sum(entry.amount), 0) as bigint) as amount
from cost_entry_row as entry
inner join version_part as part
    on part.part_version_id = entry.version_id
    and (part.cut_date is null or entry.posting_date <= part.cut_date)
    and (part.cut_entry_no is null or entry.entry_no <= part.cut_entry_no)
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
where
    part.version_id = $version_id
    and cost_type.code = $cost_type_no
    and receiver.kind = $kind
    and receiver.code = $code
    and entry.posting_date >= $first_day
    and (
        entry.posting_date < $last_day
        or (entry.posting_date = $last_day and not entry.is_closing)
    )
