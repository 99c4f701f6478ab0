-- out  the versions of allocation rules, by id and number
select
    rule_id as id,
    rule_version as version,
    level,
    label as variant,
    valid_from,
    valid_to,
    cost_type_range,
    cost_center_code,
    cost_object_code,
    credit_to_cost_type,
    applies_to as allocation_source_type,
    is_blocked as blocked,
    name,
    comment,
    when_zero,
    style,
    this_period_only,
    negative_policy,
    when_missing,
    is_superseded as superseded,
    is_retired or is_superseded as retired,
    changed_on,
    changed_by
from allocation_rule_row
order by rule_id, rule_version
