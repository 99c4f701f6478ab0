-- The lines of a rule of the style distribution, for each cost type that it passes on:
-- receivers get that one.
--
-- in   allocate_split, cost_type
-- out  allocate_line
insert into allocate_line (
    rule_no, level, line_no, target_cost_type, target_cost_center, target_cost_object,
    source, share, is_fixed, weight, running_weight, fixed_amount, cost_type_id,
    is_type_blocked,
    type_line, receiver_id, is_receiver_blocked, is_receiver_line
)
select
    split.rule_no,
    line.level,
    line.line_no,
    cost_type.code,
    line.target_cost_center,
    line.target_cost_object,
    line.source,
    line.share,
    line.is_fixed,
    line.weight,
    line.running_weight,
    line.fixed_amount,
    cost_type.cost_type_id,
    cost_type.is_blocked,
    cost_type.line_type,
    line.receiver_id,
    line.is_receiver_blocked,
    line.is_receiver_line
from allocate_split as split
inner join allocate_line as line on line.rule_no = split.parent_no
inner join cost_type on cost_type.cost_type_id = split.cost_type_id
