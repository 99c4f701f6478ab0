-- The lines of a level with a key, and the rule of the level on which they land.
--
-- in   allocate_line, allocate_internal_target
-- out  (rule_no, line_no, receiver_id, cost_type_id, weight, on_rule_no)
select
    line.rule_no,
    line.line_no,
    line.receiver_id,
    line.cost_type_id,
    line.weight,
    internal_target.on_rule_no
from allocate_line as line
left join allocate_internal_target as internal_target
    on internal_target.rule_no = line.rule_no and internal_target.line_no = line.line_no
where line.level = $level and line.weight <> 0
order by line.rule_no, line.line_no
