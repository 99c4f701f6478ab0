-- The rules of a level with what they hold by themselves.
--
-- in   allocate_rule, allocate_claim
-- out  (rule_no, rule_id, sender, amount, additional_amount, name), in the order of the
--      rules; name tells apart what a rule does with each cost type
select
    rule.rule_no,
    rule.rule_id,
    rule.cost_center_code || rule.cost_object_code as sender,
    cast(coalesce(sum(claim.amount), 0) as bigint) as amount,
    cast(coalesce(sum(claim.additional_amount), 0) as bigint) as additional_amount,
    case
        when rule.parent_no is null then rule.rule_id
        else rule.rule_id || ' ' || rule.credit_to_cost_type
    end as name
from allocate_rule as rule
left join allocate_claim as claim on claim.rule_no = rule.rule_no
where rule.level = $level and rule.is_selected
group by
    rule.rule_no, rule.rule_id, rule.cost_center_code || rule.cost_object_code,
    rule.parent_no, rule.credit_to_cost_type
order by coalesce(rule.parent_no, rule.rule_no), rule.rule_no
