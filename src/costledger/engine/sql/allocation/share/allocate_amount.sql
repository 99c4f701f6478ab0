-- What each line of a level gets: its fixed amount, or its part of the rest.
--
-- Cumulative rounding: the rounded sum up to and with a line, less the rounded sum
-- before it. Whole numbers throughout, so that parts come to the rest exactly.
--
-- in   allocate_held, allocate_key
-- out  (rule_no, line_no, amount)
with line as (
    select
        line.rule_no,
        line.line_no,
        line.fixed_amount,
        line.weight,
        cast(abs(held.rest) as hugeint) as size,
        case when held.rest < 0 then -1 else 1 end as direction,
        cast(line.upto as hugeint) as upto,
        cast(line.upto - line.weight as hugeint) as before,
        cast(held.weights as hugeint) as weights
    from allocate_key as line
    inner join allocate_held as held on held.rule_no = line.rule_no
)

select
    rule_no,
    line_no,
    case
        when fixed_amount is not null then fixed_amount
        when weight = 0 or size = 0 then 0
        else direction * cast(
            (2 * size * upto + weights) // (2 * weights)
            - (2 * size * before + weights) // (2 * weights) as bigint
        )
    end as amount
from line
