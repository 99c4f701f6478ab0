-- Where the costs of pools that serve each other end, with the keys that were solved.
--
-- in   allocate_solved, cost_type, receiver
-- out  as allocate_line
select
    solved.rule_no,
    cast($level as integer) as level,
    solved.line_no,
    cost_type.code as target_cost_type,
    case when receiver.kind = 'center' then receiver.code else '' end
        as target_cost_center,
    case when receiver.kind = 'object' then receiver.code else '' end
        as target_cost_object,
    'solved' as source,
    cast(0 as decimal(38, 10)) as share,
    false as is_fixed,
    solved.weight,
    cast(sum(solved.weight) over (
        partition by solved.rule_no
        order by solved.line_no
        rows between unbounded preceding and current row
    ) as decimal(38, 0)) as running_weight,
    cast(null as bigint) as fixed_amount,
    solved.cost_type_id,
    cost_type.is_blocked as is_type_blocked,
    cost_type.line_type as type_line,
    solved.receiver_id,
    receiver.is_blocked as is_receiver_blocked,
    receiver.is_line as is_receiver_line
from allocate_solved as solved
inner join cost_type on cost_type.cost_type_id = solved.cost_type_id
inner join posting_target as receiver
    on receiver.receiver_id = solved.receiver_id
