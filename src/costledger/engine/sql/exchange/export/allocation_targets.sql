-- out  the lines of allocation rules, by rule, version and number; percent is shown
--      with five decimals, and what is missing to 100 stands on the last line with a
--      share
with line as (
    select
        target.*,
        rule.is_superseded or rule.is_retired as retired,
        cast(target.share * 10000000000 as hugeint) as units,
        max(case when target.share > 0 then target.line_no end) over (
            partition by target.rule_id, target.rule_version
        ) as last_line_no,
        cast(sum(cast(target.share * 10000000000 as hugeint)) over (
            partition by target.rule_id, target.rule_version
        ) as hugeint) as total
    from allocation_target_row as target
    inner join allocation_rule_row as rule
        on rule.rule_id = target.rule_id and rule.rule_version = target.rule_version
),

rounded as (
    select
        *,
        case
            when total = 0 then 0
            else (2 * 10000000 * units + total) // (2 * total)
        end as part
    from line
),

shown as (
    select
        *,
        case
            when line_no = last_line_no
                then part + 10000000 - sum(part) over (
                    partition by rule_id, rule_version
                )
            else part
        end as hundred_thousandths
    from rounded
)

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
    share_updated_on,
    rtrim(rtrim(cast(
        cast(hundred_thousandths as decimal(20, 0)) * 0.00001 as text
    ), '0'), '.') as percent,
    retired
from shown
order by rule_id, rule_version, line_no
