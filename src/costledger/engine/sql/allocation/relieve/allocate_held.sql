-- What each rule of a level holds, charges and takes.
--
-- Fixed amounts come first; where they exceed what is held, weights get nothing and the
-- excess stays with the sender. A pool that comes to nothing takes nothing.
--
-- in   allocate_rule, allocate_claim, allocate_received, allocate_key
-- out  one row a rule that takes part in level $level
with claim as (
    select
        rule_no,
        cast(sum(amount) as bigint) as held,
        cast(sum(additional_amount) as bigint) as additional_held
    from allocate_claim
    group by rule_no
),

line as (
    select
        rule_no,
        cast(coalesce(sum(fixed_amount), 0) as bigint) as fixed,
        max(upto) as weights,
        max(case when is_fixed then 1 else 0 end) = 1 as has_fixed
    from allocate_key
    group by rule_no
),

held as (
    select
        rule.rule_no,
        rule.rule_id,
        rule.when_zero,
        coalesce(claim.held, 0) + coalesce(received.amount, 0) as held,
        coalesce(claim.additional_held, 0) + coalesce(received.additional_amount, 0)
            as additional_held,
        coalesce(line.fixed, 0) as fixed,
        coalesce(line.weights, 0) as weights,
        coalesce(line.has_fixed, false) as has_fixed
    from allocate_rule as rule
    left join claim on claim.rule_no = rule.rule_no
    left join allocate_received as received on received.rule_no = rule.rule_no
    left join line on line.rule_no = rule.rule_no
    where rule.level = $level and rule.is_selected
),

shared as (
    select
        *,
        case
            when weights = 0 or held = 0 then 0
            when held > 0 and fixed > held then 0
            when held < 0 and fixed < held then 0
            else held - fixed
        end as rest
    from held
)

select
    rule_no,
    rule_id,
    held,
    additional_held,
    fixed,
    weights,
    has_fixed,
    rest,
    held <> 0 and weights = 0 and not has_fixed as is_without_weight,
    when_zero = 'leave_open' as is_left_open,
    fixed + rest as charged,
    case
        when held > 0 and fixed + rest > 0 then least(held, fixed + rest)
        when held < 0 and fixed + rest < 0 then greatest(held, fixed + rest)
        else 0
    end as taken
from shared
