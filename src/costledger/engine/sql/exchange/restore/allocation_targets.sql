-- The lines of allocation rules, by rule, version and number, of an export.
-- in   stage_allocation_targets · out  allocation_target_row
insert into allocation_target_row (
    rule_id, rule_version, line_no, target_cost_type, target_cost_center,
    target_cost_object, base, static_base, static_weighting, share, target_type,
    percent_per_share, amount_per_share, no_filter, cost_center_filter,
    cost_object_filter, date_filter_code, group_filter, driver_code, comment,
    share_updated_on
)
select
    id,
    cast(version as integer) as rule_version,
    cast(line_no as integer) as line_no,
    coalesce(target_cost_type, ''),
    coalesce(target_cost_center, ''),
    coalesce(target_cost_object, ''),
    coalesce(base, ''),
    cast(static_base as decimal(38, 10)),
    cast(static_weighting as decimal(38, 10)),
    cast(share as decimal(38, 10)),
    coalesce(allocation_target_type, ''),
    cast(percent_per_share as decimal(38, 10)),
    cast(amount_per_share as decimal(38, 10)),
    coalesce(no_filter, ''),
    coalesce(cost_center_filter, ''),
    coalesce(cost_object_filter, ''),
    coalesce(date_filter_code, ''),
    coalesce(group_filter, ''),
    coalesce(driver_code, ''),
    coalesce(comment, ''),
    cast(nullif(share_updated_on, '') as date)
from stage_allocation_targets
order by id, rule_version, line_no
