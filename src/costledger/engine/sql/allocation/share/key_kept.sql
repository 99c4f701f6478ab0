-- The lines of a level that take part when pools see each other: those that land on
-- no pool of the level, or on one whose turn comes later; the others share anew.
--
-- in   allocate_line, allocate_internal_target, allocate_step
-- out  as allocate_line
with kept as (
    select line.*
    from allocate_line as line
    left join allocate_internal_target as internal_target
        on internal_target.rule_no = line.rule_no
        and internal_target.line_no = line.line_no
    left join allocate_step as own on own.rule_no = line.rule_no
    left join allocate_step as other on other.rule_no = internal_target.on_rule_no
    where
        line.level = $level
        and (internal_target.on_rule_no is null or other.position > own.position)
)

select
    rule_no,
    level,
    line_no,
    target_cost_type,
    target_cost_center,
    target_cost_object,
    source,
    share,
    is_fixed,
    weight,
    cast(sum(weight) over (
        partition by rule_no
        order by line_no
        rows between unbounded preceding and current row
    ) as decimal(38, 0)) as running_weight,
    fixed_amount,
    cost_type_id,
    is_type_blocked,
    type_line,
    receiver_id,
    is_receiver_blocked,
    is_receiver_line
from kept
