-- out  the rules in force, of one id or of all, in the order in which a run takes them
select
    rule_id,
    rule_version,
    level,
    label,
    valid_from,
    valid_to,
    cost_type_range,
    cost_center_code,
    cost_object_code,
    credit_to_cost_type,
    applies_to,
    is_blocked,
    name,
    comment,
    when_zero,
    style,
    this_period_only,
    negative_policy,
    when_missing,
    is_superseded,
    is_retired,
    changed_on,
    changed_by
from allocation_rule_row
where
    not is_superseded
    and not is_retired
    and ($rule_id is null or rule_id = $rule_id)
order by
    level,
    valid_from nulls first,
    valid_to nulls first,
    cost_type_range,
    rule_id
