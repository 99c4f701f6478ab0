-- out  what pools that serve each other gave, line by line
select
    register_no,
    rule_id,
    rule_version,
    line_no,
    to_rule_id,
    cost_center_code,
    cost_object_code,
    cost_type_no,
    share,
    amount
from allocation_flow
order by register_no, rule_id, cost_type_no, line_no
