-- in   allocate_balance
-- out  (rule_id, weights)  of rules whose amount times keys would exceed 37 digits
select
    rule_id,
    weights
from allocate_balance
where
    distributable <> 0
    and length(cast(abs(distributable) as text)) + length(cast(weights as text)) > 37
order by rule_no
