-- A rule for each cost type that a rule of the style distribution passes on: it takes
-- that one, and credits it.
--
-- in   allocate_split, cost_type
-- out  allocate_rule
insert into allocate_rule (
    rule_no, parent_no, only_cost_type_id, rule_id, rule_version, level,
    cost_type_range, cost_center_code, cost_object_code, credit_to_cost_type,
    when_zero, style, this_period_only, is_selected, receiver_id, is_sender_blocked,
    is_sender_line, credit_id, is_credit_blocked, credit_line
)
select
    split.rule_no,
    split.parent_no,
    split.cost_type_id,
    rule.rule_id,
    rule.rule_version,
    rule.level,
    rule.cost_type_range,
    rule.cost_center_code,
    rule.cost_object_code,
    cost_type.code,
    rule.when_zero,
    rule.style,
    rule.this_period_only,
    true,
    rule.receiver_id,
    rule.is_sender_blocked,
    rule.is_sender_line,
    cost_type.cost_type_id,
    cost_type.is_blocked,
    cost_type.line_type
from allocate_split as split
inner join allocate_rule as rule on rule.rule_no = split.parent_no
inner join cost_type on cost_type.cost_type_id = split.cost_type_id
