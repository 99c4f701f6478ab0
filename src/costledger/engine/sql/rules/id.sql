-- out  every id of a rule that was ever given
select distinct rule_id
from allocation_rule_row
order by rule_id
