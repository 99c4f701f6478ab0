-- Where history keeps a cost type beside its entries: archived years, drafts as they
-- were, and what allocations took.
--
-- in   $cost_type_id
-- out  (place)
select 'archive' as place
from archive_balance
where cost_type_id = $cost_type_id
union
select 'former' as place
from budget_entry_history
where cost_type_id = $cost_type_id
union
select 'pool' as place
from pool
where cost_type_id = $cost_type_id
