-- Lines of the chosen rules that name no receiver, two, or one that is not there.
--
-- in   allocate_rule, allocation_target_row, receiver_by_code
-- out  (rule_no, rule_id, line_no, kind, field, value), in the order of the lines
select
    rule.rule_no,
    rule.rule_id,
    target.line_no,
    case
        when target.target_cost_center = '' and target.target_cost_object = ''
            then 'allocation_target_incomplete'
        when target.target_cost_center <> '' and target.target_cost_object <> ''
            then 'cost_center_and_object_both'
        when target.target_cost_center <> '' then 'cost_center_not_defined'
        else 'cost_object_not_defined'
    end as kind,
    case
        when target.target_cost_center <> '' then 'target_cost_center'
        else 'target_cost_object'
    end as field,
    trim(target.target_cost_center || ' ' || target.target_cost_object) as value
from allocate_rule as rule
inner join allocation_target_row as target
    on target.rule_id = rule.rule_id and target.rule_version = rule.rule_version
left join receiver_by_code as center
    on center.kind = 'center' and center.code = target.target_cost_center
left join receiver_by_code as object_
    on object_.kind = 'object' and object_.code = target.target_cost_object
where
    (target.target_cost_center = '') = (target.target_cost_object = '')
    or (
        rule.is_selected
        and center.receiver_id is null
        and object_.receiver_id is null
    )
order by rule.rule_no, target.line_no
