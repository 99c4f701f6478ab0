-- The changes of a sheet beside what the version shows now.
--
-- in   stage_budget_change, budget_balance, budget_period
-- out  one row a changed cell; line_no numbers them, row by row
select
    row_number() over (
        order by
            change.row_no,
            change.column_no,
            change.cost_type_no,
            change.cost_center_code,
            change.cost_object_code,
            change.place
    ) as line_no,
    change.row_no,
    change.column_no,
    change.is_added,
    change.is_gone,
    change.cost_type_no,
    change.cost_center_code,
    change.cost_object_code,
    period.place,
    period.header,
    period.first_day,
    change.amount_before,
    change.amount_after,
    coalesce(shown.amount, 0) as amount_now
from stage_budget_change as change
inner join budget_period as period on period.place = change.place
left join cost_type on cost_type.code = change.cost_type_no
left join receiver
    on receiver.kind = case
        when change.cost_center_code <> '' then 'center'
        else 'object'
    end
    and receiver.code = case
        when change.cost_center_code <> '' then change.cost_center_code
        else change.cost_object_code
    end
left join budget_balance as shown
    on shown.cost_type_id = cost_type.cost_type_id
    and shown.receiver_id = receiver.receiver_id
    and shown.place = change.place
