-- The lines of the chosen rules whose shares follow something.
--
-- in   rule_selected (rule_id, rule_version), allocation_target_row
-- out  one row a line, in order
select
    rule.rule_id,
    rule.rule_version,
    line.line_no,
    line.base,
    line.no_filter,
    line.cost_center_filter,
    line.cost_object_filter,
    line.date_filter_code,
    line.group_filter,
    line.driver_code,
    line.target_cost_center,
    line.target_cost_object,
    line.share,
    rule.negative_policy,
    rule.when_missing
from rule_selected
inner join allocation_rule_row as rule
    on rule.rule_id = rule_selected.rule_id
    and rule.rule_version = rule_selected.rule_version
inner join allocation_target_row as line
    on line.rule_id = rule.rule_id and line.rule_version = rule.rule_version
where line.base <> 'static'
order by rule.level, rule.rule_id, rule.rule_version, line.line_no
