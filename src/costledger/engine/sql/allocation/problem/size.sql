-- in   allocate_held
-- out  (rule_id, weights)  of rules whose amount times keys would exceed 37 digits
select
    rule_id,
    weights
from allocate_held
where
    rest <> 0
    and length(cast(abs(rest) as text)) + length(cast(weights as text)) > 37
order by rule_no
