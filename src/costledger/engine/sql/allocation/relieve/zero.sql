-- Rules whose pool has something to give and whose keys are all zero.
--
-- in   allocate_balance
-- out  (rule_id, balance, is_left_open), in the order of the rules
select
    rule_id,
    cast(sum(balance) as bigint) as balance,
    is_left_open
from allocate_balance
where is_without_weight
group by rule_id, is_left_open
order by min(rule_no)
