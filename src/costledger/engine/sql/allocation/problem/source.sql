-- Rules that cannot run as they stand.
--
-- in   allocate_rule
-- out  (rule_no, rule_id, kind, field, value), in the order of the rules
select
    rule_no,
    rule_id,
    case
        when cost_center_code = '' and cost_object_code = ''
            then 'allocation_source_incomplete'
        when cost_center_code <> '' and cost_object_code <> ''
            then 'cost_center_and_object_both'
        when cost_center_code <> '' then 'cost_center_not_defined'
        else 'cost_object_not_defined'
    end as kind,
    case
        when cost_center_code <> '' then 'cost_center_code'
        else 'cost_object_code'
    end as field,
    trim(cost_center_code || ' ' || cost_object_code) as value
from allocate_rule
where
    (cost_center_code = '') = (cost_object_code = '')
    or (is_selected and receiver_id is null)
order by rule_no
