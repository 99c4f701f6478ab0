-- in   allocate_rule
-- out  (cost_type_range, rule_id)  of the rules that take part, each range once, with
-- the first rule that has it
select
    cost_type_range,
    min(rule_id) as rule_id
from allocate_rule
where is_selected
group by cost_type_range
order by cost_type_range
