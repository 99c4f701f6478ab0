-- Lines of a level that land on the pool of a rule of the same level.
--
-- in   allocate_line, allocate_rule, allocate_range
-- out  (rule_no, line_no, on_rule_no)
select
    line.rule_no,
    line.line_no,
    min(rule.rule_no) as on_rule_no
from allocate_line as line
inner join allocate_rule as rule
    on rule.receiver_id = line.receiver_id
    and rule.level = line.level
    and rule.is_selected
inner join allocate_range
    on allocate_range.cost_type_range = rule.cost_type_range
    and allocate_range.cost_type_id = line.cost_type_id
where
    line.level = $level
    and coalesce(rule.only_cost_type_id = line.cost_type_id, true)
group by line.rule_no, line.line_no
