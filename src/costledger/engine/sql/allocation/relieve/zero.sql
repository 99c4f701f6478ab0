-- Rules whose pool has something to give and whose keys are all zero.
--
-- in   allocate_held
-- out  (rule_id, held, is_left_open), in the order of the rules
select
    rule_id,
    cast(sum(held) as bigint) as held,
    is_left_open
from allocate_held
where is_without_weight
group by rule_id, is_left_open
order by min(rule_no)
