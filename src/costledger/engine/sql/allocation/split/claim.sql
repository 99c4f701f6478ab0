-- What rules of the style distribution claim, each cost type by the rule that has it.
--
-- in   allocate_split
-- out  allocate_claim
insert into allocate_claim (
    rule_no, receiver_id, cost_type_id, is_of_period, amount, additional_amount,
    entries
)
select
    split.rule_no,
    claim.receiver_id,
    claim.cost_type_id,
    claim.is_of_period,
    claim.amount,
    claim.additional_amount,
    claim.entries
from allocate_split as split
inner join allocate_claim as claim
    on claim.rule_no = split.parent_no and claim.cost_type_id = split.cost_type_id
