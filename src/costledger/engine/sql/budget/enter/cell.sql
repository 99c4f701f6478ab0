-- What a version shows for a cost type and receiver within a span of days.
--
-- in   version_entry
-- out  (amount)  one row
select cast(coalesce(sum(entry.amount), 0) as bigint) as amount
from version_entry as entry
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
where
    entry.version_id = $version_id
    and cost_type.code = $cost_type_no
    and receiver.kind = $kind
    and receiver.code = $code
    and entry.posting_date >= $first_day
    and entry.balance_date <= $last_day
