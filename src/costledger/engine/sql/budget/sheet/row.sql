-- in   budget_period, budget_balance
-- out  one row a cost type and receiver in chart order, its amounts as one text of
--      minor units in the order of the periods
with line as (
    select
        cost_type_id,
        receiver_id
    from budget_balance
    group by cost_type_id, receiver_id
),

amount as (
    select
        line.cost_type_id,
        line.receiver_id,
        string_agg(
            cast(coalesce(shown.amount, 0) as text), ',' order by period.place
        ) as amounts
    from line
    cross join budget_period as period
    left join budget_balance as shown
        on shown.cost_type_id = line.cost_type_id
        and shown.receiver_id = line.receiver_id
        and shown.place = period.place
    group by line.cost_type_id, line.receiver_id
)

select
    cost_type.code as cost_type_no,
    cost_type.name as type_name,
    case when receiver.kind = 'center' then receiver.code else '' end
        as cost_center_code,
    case when receiver.kind = 'object' then receiver.code else '' end
        as cost_object_code,
    receiver.name as receiver_name,
    amount.amounts
from amount
inner join cost_type on cost_type.cost_type_id = amount.cost_type_id
inner join receiver on receiver.receiver_id = amount.receiver_id
order by receiver.kind, receiver.sorting_order, receiver.code, cost_type.code
