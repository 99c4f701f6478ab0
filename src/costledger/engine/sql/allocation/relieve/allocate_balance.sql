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
        cast(sum(amount) as bigint) as balance,
        cast(sum(additional_amount) as bigint) as additional_balance
    from allocate_claim
    group by rule_no
),

line as (
    select
        rule_no,
        cast(coalesce(sum(fixed_amount), 0) as bigint) as fixed,
        max(running_weight) as weights,
        max(case when is_fixed then 1 else 0 end) = 1 as has_fixed
    from allocate_key
    group by rule_no
),

balance as (
    select
        rule.rule_no,
        rule.rule_id,
        rule.when_zero,
        coalesce(claim.balance, 0) + coalesce(received.amount, 0) as balance,
        coalesce(claim.additional_balance, 0) + coalesce(received.additional_amount, 0)
            as additional_balance,
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
            when weights = 0 or balance = 0 then 0
            when balance > 0 and fixed > balance then 0
            when balance < 0 and fixed < balance then 0
            else balance - fixed
        end as distributable
    from balance
)

select
    rule_no,
    rule_id,
    balance,
    additional_balance,
    fixed,
    weights,
    has_fixed,
    distributable,
    balance <> 0 and weights = 0 and not has_fixed as is_without_weight,
    when_zero = 'leave_open' as is_left_open,
    fixed + distributable as allocated,
    case
        when balance > 0 and fixed + distributable > 0
            then least(balance, fixed + distributable)
        when balance < 0 and fixed + distributable < 0
            then greatest(balance, fixed + distributable)
        else 0
    end as relieved
from shared
