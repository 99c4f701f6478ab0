-- Where history keeps a receiver beside its entries: archived years, drafts as they
-- were, and what allocations took.
--
-- in   $receiver_id
-- out  (place)
select 'archive' as place
from archive_balance
where receiver_id = $receiver_id
union
select 'former' as place
from budget_entry_history
where receiver_id = $receiver_id
union
select 'pool' as place
from pool
where sender_id = $receiver_id
