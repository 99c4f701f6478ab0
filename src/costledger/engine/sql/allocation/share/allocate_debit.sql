-- What each line of a posting pool gets in both currencies.
--
-- The additional currency is shared as the amounts are: by the same weights, and where
-- a rule has fixed amounts, by what its lines get.
--
-- in   allocate_pool, allocate_additional, allocate_amount, allocate_key
-- out  one row a line
with line as (
    select
        pool.rule_no,
        pool.pool_no,
        line.line_no,
        line.cost_type_id,
        line.receiver_id,
        line.fixed_amount,
        line.weight,
        line.share,
        line.source,
        amount.amount,
        cast(abs(additional.amount) as hugeint) as size,
        case when additional.amount < 0 then -1 else 1 end as direction,
        cast(
            case when pool.has_fixed then abs(amount.amount) else line.weight end
            as hugeint
        ) as key
    from allocate_pool as pool
    inner join allocate_additional as additional on additional.rule_no = pool.rule_no
    inner join allocate_amount as amount on amount.rule_no = pool.rule_no
    inner join allocate_key as line
        on line.rule_no = amount.rule_no and line.line_no = amount.line_no
),

keyed as (
    select
        rule_no,
        line_no,
        size,
        direction,
        key,
        cast(sum(key) over (
            partition by rule_no
            order by line_no
            rows between unbounded preceding and current row
        ) as hugeint) as running_weight,
        cast(sum(key) over (partition by rule_no) as hugeint) as keys
    from line
    where size <> 0
)

select
    line.rule_no,
    line.pool_no,
    line.line_no,
    line.cost_type_id,
    line.receiver_id,
    line.fixed_amount,
    line.weight,
    line.share,
    line.source,
    line.amount,
    coalesce(keyed.direction * cast(
        (2 * keyed.size * keyed.running_weight + keyed.keys) // (2 * keyed.keys)
        - (2 * keyed.size * (keyed.running_weight - keyed.key) + keyed.keys)
        // (2 * keyed.keys) as bigint
    ), 0) as additional_amount
from line
left join keyed on keyed.rule_no = line.rule_no and keyed.line_no = line.line_no
