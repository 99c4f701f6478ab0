-- Every cost entry has a cost type and exactly one receiver that can be posted to.
--
-- in   cost_entry_row, cost_type, posting_target
-- out  (found)
select
    'cost entry ' || cast(entry.entry_no as text) || ' is on cost type '
    || coalesce(cost_type.code, '?') || ' and receiver '
    || coalesce(receiver.kind || ' ' || receiver.code, '?') as found
from cost_entry_row as entry
left join cost_type on cost_type.cost_type_id = entry.cost_type_id
left join posting_target as receiver
    on receiver.receiver_id = entry.receiver_id
where
    cost_type.cost_type_id is null
    or receiver.receiver_id is null
    or cost_type.line_type <> 'postable'
    or not receiver.is_line
order by entry.entry_no
