-- Rules whose pool has something to give and whose keys are all zero; of later levels
-- those whose keys are all zero.
--
-- in   allocate_held
-- out  (rule_no, rule_id, held, is_left_open)
select
    rule_no,
    rule_id,
    held,
    is_left_open
from allocate_held
where is_without_weight
order by rule_no
