-- Lines with a rate on a level whose pools see each other.
--
-- in   allocate_line, allocate_rule
-- out  (rule_id, line_no)
select
    rule.rule_id,
    line.line_no
from allocate_line as line
inner join allocate_rule as rule on rule.rule_no = line.rule_no
where line.level = $level and line.is_fixed
order by rule.rule_no, line.line_no
