-- What the rules of a level claim of the open amounts of their senders.
--
-- in   allocate_open, allocate_rule, allocate_range
-- out  (rule_no, receiver_id, cost_type_id, is_of_period) with amounts and entries
with balance as (
    select
        receiver_id,
        cost_type_id,
        is_of_period,
        cast(sum(amount) as bigint) as amount,
        cast(sum(additional_amount) as bigint) as additional_amount,
        count(*) as entries
    from allocate_open
    group by receiver_id, cost_type_id, is_of_period
)

select
    rule.rule_no,
    balance.receiver_id,
    balance.cost_type_id,
    balance.is_of_period,
    balance.amount,
    balance.additional_amount,
    balance.entries
from balance
inner join allocate_rule as rule
    on rule.receiver_id = balance.receiver_id
    and rule.level = $level
    and rule.is_selected
    and (balance.is_of_period or not rule.this_period_only)
inner join allocate_range
    on allocate_range.cost_type_range = rule.cost_type_range
    and allocate_range.cost_type_id = balance.cost_type_id
