-- What of the charts does not take the lines that are to be posted, once for each code.
--
-- in   posting_line
-- out  (kind, field, value, lines)
with used_type as (
    select
        cost_type_id,
        count(*) as lines
    from posting_line
    group by cost_type_id
),

used_receiver as (
    select
        receiver_id,
        count(*) as lines
    from posting_line
    group by receiver_id
)

select
    case
        when cost_type.is_retired then 'cost_type_missing'
        when cost_type.is_blocked then 'cost_type_blocked'
        else 'cost_type_not_postable'
    end as kind,
    'cost_type_no' as field,
    cost_type.code as value,
    used_type.lines
from used_type
inner join cost_type on cost_type.cost_type_id = used_type.cost_type_id
where
    cost_type.is_retired
    or cost_type.is_blocked
    or cost_type.line_type <> 'postable'
union all
select
    case
        when receiver.is_retired then 'cost_' || receiver.kind || '_not_defined'
        when receiver.is_blocked then 'cost_' || receiver.kind || '_blocked'
        else 'line_type_not_allowed'
    end as kind,
    'cost_' || receiver.kind || '_code' as field,
    receiver.code as value,
    used_receiver.lines
from used_receiver
inner join posting_target as receiver
    on receiver.receiver_id = used_receiver.receiver_id
where not receiver.is_postable
order by field desc, value
