-- Rules of one level that claim the same open entries.
--
-- in   allocate_claim, allocate_rule, cost_type, receiver
-- out  (rule_no, rule_id, other_id, receiver, cost_type, entries): each pair once
select
    first_rule.rule_no,
    first_rule.rule_id,
    second_rule.rule_id as other_id,
    receiver.code as receiver,
    min(cost_type.code) as cost_type,
    cast(sum(first_claim.entries) as bigint) as entries
from allocate_claim as first_claim
inner join allocate_claim as second_claim
    on second_claim.receiver_id = first_claim.receiver_id
    and second_claim.cost_type_id = first_claim.cost_type_id
    and second_claim.is_of_period = first_claim.is_of_period
    and second_claim.rule_no > first_claim.rule_no
inner join allocate_rule as first_rule on first_rule.rule_no = first_claim.rule_no
inner join allocate_rule as second_rule on second_rule.rule_no = second_claim.rule_no
inner join cost_type on cost_type.cost_type_id = first_claim.cost_type_id
inner join receiver on receiver.receiver_id = first_claim.receiver_id
group by
    first_rule.rule_no, first_rule.rule_id, second_rule.rule_no, second_rule.rule_id,
    receiver.code
order by first_rule.rule_no, second_rule.rule_no
