-- out  the lines of allocation rules, by rule, version and number
select
    rule_id as id,
    rule_version as version,
    line_no,
    target_cost_type,
    target_cost_center,
    target_cost_object,
    base,
    rtrim(rtrim(cast(static_base as text), '0'), '.') as static_base,
    rtrim(rtrim(cast(static_weighting as text), '0'), '.') as static_weighting,
    rtrim(rtrim(cast(share as text), '0'), '.') as share,
    target_type as allocation_target_type,
    rtrim(rtrim(cast(percent_per_share as text), '0'), '.') as percent_per_share,
    rtrim(rtrim(cast(amount_per_share as text), '0'), '.') as amount_per_share,
    no_filter,
    cost_center_filter,
    cost_object_filter,
    date_filter_code,
    group_filter,
    driver_code,
    comment,
    share_updated_on
from allocation_target_row
order by rule_id, rule_version, line_no
