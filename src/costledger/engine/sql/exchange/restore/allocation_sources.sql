-- The versions of allocation rules, by id and number, of an export.
-- in   stage_allocation_sources · out  allocation_rule_row
insert into allocation_rule_row (
    rule_id, rule_version, level, label, valid_from, valid_to, cost_type_range,
    cost_center_code, cost_object_code, credit_to_cost_type, applies_to, is_blocked,
    name, comment, when_zero, style, this_period_only, negative_policy, when_missing,
    is_superseded, is_retired, changed_on, changed_by
)
select
    id,
    cast(version as integer) as rule_version,
    cast(level as integer),
    coalesce(variant, ''),
    cast(nullif(valid_from, '') as date),
    cast(nullif(valid_to, '') as date),
    coalesce(cost_type_range, ''),
    coalesce(cost_center_code, ''),
    coalesce(cost_object_code, ''),
    coalesce(credit_to_cost_type, ''),
    coalesce(allocation_source_type, ''),
    cast(blocked as boolean),
    coalesce(name, ''),
    coalesce(comment, ''),
    coalesce(when_zero, ''),
    coalesce(style, ''),
    cast(this_period_only as boolean),
    coalesce(negative_policy, ''),
    coalesce(when_missing, ''),
    cast(superseded as boolean),
    cast(retired as boolean),
    cast(nullif(changed_on, '') as date),
    coalesce(changed_by, '')
from stage_allocation_sources
order by id, rule_version
