-- out  the lines of the rules in force, of one id or of all, by rule and number
select
    line.rule_id,
    line.line_no,
    line.target_cost_type,
    line.target_cost_center,
    line.target_cost_object,
    line.base,
    line.static_base,
    line.static_weighting,
    line.share,
    line.target_type,
    line.percent_per_share,
    line.amount_per_share,
    line.no_filter,
    line.cost_center_filter,
    line.cost_object_filter,
    line.date_filter_code,
    line.group_filter,
    line.driver_code,
    line.comment,
    line.share_updated_on
from allocation_target_row as line
inner join allocation_rule_row as rule
    on rule.rule_id = line.rule_id and rule.rule_version = line.rule_version
where
    not rule.is_superseded
    and not rule.is_retired
    and ($rule_id is null or line.rule_id = $rule_id)
order by line.rule_id, line.line_no
