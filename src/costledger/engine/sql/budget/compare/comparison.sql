-- What was planned and what happened, by cost type and receiver, within a span of days.
--
-- in   version_entry; budget_type, budget_receiver
-- out  (cost_type_no, type_name, kind, code, receiver_name, actual, budget)
with cell as (
    select
        entry.cost_type_id,
        entry.receiver_id,
        cast(
            sum(case when entry.version_id = $actual_id then entry.amount else 0 end)
            as bigint
        ) as actual,
        cast(
            sum(case when entry.version_id = $budget_id then entry.amount else 0 end)
            as bigint
        ) as budget
    from version_entry as entry
    inner join budget_type on budget_type.cost_type_id = entry.cost_type_id
    inner join budget_receiver on budget_receiver.receiver_id = entry.receiver_id
    where
        entry.version_id in ($actual_id, $budget_id)
        and (cast($first_day as date) is null
            or entry.posting_date >= cast($first_day as date))
        and (
            cast($last_day as date) is null
            or entry.balance_date <= cast($last_day as date)
        )
    group by entry.cost_type_id, entry.receiver_id
)

select
    cost_type.code as cost_type_no,
    cost_type.name as type_name,
    receiver.kind,
    receiver.code,
    receiver.name as receiver_name,
    cell.actual,
    cell.budget
from cell
inner join cost_type on cost_type.cost_type_id = cell.cost_type_id
inner join receiver on receiver.receiver_id = cell.receiver_id
where cell.actual <> 0 or cell.budget <> 0
order by receiver.kind, receiver.sorting_order, receiver.code, cost_type.code
