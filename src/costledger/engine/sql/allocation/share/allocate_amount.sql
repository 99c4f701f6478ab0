-- What each line of a level gets: its fixed amount, or its part of the rest.
--
-- Cumulative rounding: the rounded sum up to and with a line, less the rounded sum
-- before it. Whole numbers throughout, so that parts come to the rest exactly.
--
-- in   allocate_balance, allocate_key
-- out  (rule_no, line_no, amount)
with line as (
    select
        line.rule_no,
        line.line_no,
        line.fixed_amount,
        line.weight,
        cast(abs(balance.distributable) as hugeint) as size,
        case when balance.distributable < 0 then -1 else 1 end as direction,
        cast(line.running_weight as hugeint) as running_weight,
        cast(line.running_weight - line.weight as hugeint) as before,
        cast(balance.weights as hugeint) as weights
    from allocate_key as line
    inner join allocate_balance as balance on balance.rule_no = line.rule_no
)

select
    rule_no,
    line_no,
    case
        when fixed_amount is not null then fixed_amount
        when weight = 0 or size = 0 then 0
        else direction * cast(
            (2 * size * running_weight + weights) // (2 * weights)
            - (2 * size * before + weights) // (2 * weights) as bigint
        )
    end as amount
from line
