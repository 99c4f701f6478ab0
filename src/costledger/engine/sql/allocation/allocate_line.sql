-- The lines of the rules that take part, with their keys as whole numbers.
--
-- A share becomes a whole number by the smallest power of ten that makes all shares of
-- its rule whole. A line with a rate charges a fixed amount, rounded half away from
-- zero, less what the rule charged on that line in this period before.
--
-- in   allocate_rule, allocation_target_row, key_share, allocate_former,
--      allocate_allocated, cost_type, receiver
-- out  one row a line: (rule_no, line_no) with weight, its running sum, fixed_amount
with measured_target as (
    select
        target.rule_id,
        target.rule_version,
        target.line_no,
        target.target_cost_type,
        target.target_cost_center,
        target.target_cost_object,
        target.percent_per_share,
        target.amount_per_share,
        coalesce(former.source, key_share.source, 'static') as source,
        cast(
            coalesce(former.share, key_share.share, target.share) as decimal(38, 10)
        ) as share
    from allocation_target_row as target
    left join allocate_former as former
        on former.rule_id = target.rule_id and former.line_no = target.line_no
    left join key_share
        on key_share.rule_id = target.rule_id
        and key_share.rule_version = target.rule_version
        and key_share.line_no = target.line_no
),

target as (
    select
        rule.rule_no,
        rule.level,
        target.line_no,
        target.target_cost_type,
        target.target_cost_center,
        target.target_cost_object,
        target.source,
        target.share,
        target.percent_per_share <> 0 or target.amount_per_share <> 0 as is_fixed,
        coalesce(allocated.amount, 0) as charged_before,
        cast(round(
            target.share * target.percent_per_share * 0.01 * $minor_units
            + target.share * target.amount_per_share * $minor_units
        ) as bigint) as fixed_amount,
        length(rtrim(split_part(
            cast(target.share as text), '.', 2
        ), '0')) as places
    from allocate_rule as rule
    inner join measured_target as target
        on target.rule_id = rule.rule_id
        and target.rule_version = rule.rule_version
    left join allocate_allocated as allocated
        on allocated.rule_id = rule.rule_id and allocated.line_no = target.line_no
    where rule.is_selected
),

places as (
    select
        rule_no,
        max(case when is_fixed then 0 else places end) as places_of_rule
    from target
    group by rule_no
),

spread as (
    select
        target.*,
        places.places_of_rule
    from target
    inner join places on places.rule_no = target.rule_no
),

weighed as (
    select
        *,
        case
            when is_fixed then cast(0 as decimal(38, 0))
            else cast(share * case places_of_rule
                when 0 then 1
                when 1 then 10
                when 2 then 100
                when 3 then 1000
                when 4 then 10000
                when 5 then 100000
                when 6 then 1000000
                when 7 then 10000000
                when 8 then 100000000
                when 9 then 1000000000
                else 10000000000
            end as decimal(38, 0))
        end as weight
    from spread
)

select
    line.rule_no,
    line.level,
    line.line_no,
    line.target_cost_type,
    line.target_cost_center,
    line.target_cost_object,
    line.source,
    line.share,
    line.is_fixed,
    line.weight,
    cast(sum(line.weight) over (
        partition by line.rule_no
        order by line.line_no
        rows between unbounded preceding and current row
    ) as decimal(38, 0)) as running_weight,
    case
        when line.is_fixed then line.fixed_amount - line.charged_before
    end as fixed_amount,
    cost_type.cost_type_id,
    coalesce(cost_type.is_blocked, false) as is_type_blocked,
    coalesce(cost_type.line_type, '') as type_line,
    coalesce(center.receiver_id, object_.receiver_id) as receiver_id,
    coalesce(center.is_blocked, object_.is_blocked, false) as is_receiver_blocked,
    coalesce(center.is_line, object_.is_line, false) as is_receiver_line
from weighed as line
left join cost_type
    on cost_type.code = line.target_cost_type and not cost_type.is_retired
left join receiver_by_code as center
    on center.kind = 'center' and center.code = line.target_cost_center
left join receiver_by_code as object_
    on object_.kind = 'object' and object_.code = line.target_cost_object
