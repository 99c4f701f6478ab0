-- Lines with a rate in rules of the style distribution.
--
-- in   allocate_rule, allocation_target_row
-- out  (rule_no, rule_id, line_no, kind, field, value), in the order of the lines
select
    rule.rule_no,
    rule.rule_id,
    target.line_no,
    'rate_in_distribution' as kind,
    case
        when target.amount_per_share <> 0 then 'amount_per_share'
        else 'percent_per_share'
    end as field,
    '' as value
from allocate_rule as rule
inner join allocation_target_row as target
    on target.rule_id = rule.rule_id and target.rule_version = rule.rule_version
where
    rule.is_selected
    and rule.style = 'distribution'
    and (target.percent_per_share <> 0 or target.amount_per_share <> 0)
order by rule.rule_no, target.line_no
