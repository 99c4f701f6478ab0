-- Lines of a level whose part of the rest is no whole number of units, with what they
-- get by cumulative rounding: what is left to decide so that totals of receivers come
-- out. The part is product over weights.
--
-- in   allocate_balance, allocate_key, allocate_cumulative, allocate_rule
-- out  (rule_no, line_no, receiver_id, parent_no, amount, product, weights), in order;
--      of rules of the style distribution only, where not $with_all
select
    line.rule_no,
    line.line_no,
    line.receiver_id,
    coalesce(rule.parent_no, rule.rule_no) as parent_no,
    cumulative.amount,
    cast(balance.distributable as hugeint) * cast(line.weight as hugeint) as product,
    cast(balance.weights as hugeint) as weights
from allocate_key as line
inner join allocate_balance as balance on balance.rule_no = line.rule_no
inner join allocate_rule as rule on rule.rule_no = line.rule_no
inner join allocate_cumulative as cumulative
    on cumulative.rule_no = line.rule_no and cumulative.line_no = line.line_no
where
    ($with_all or rule.style = 'distribution')
    and line.fixed_amount is null
    and line.weight <> 0
    and balance.distributable <> 0
    and cast(balance.distributable as hugeint) * cast(line.weight as hugeint)
    <> cast(balance.distributable as hugeint) * cast(line.weight as hugeint)
    // cast(balance.weights as hugeint) * cast(balance.weights as hugeint)
order by line.rule_no, line.line_no
