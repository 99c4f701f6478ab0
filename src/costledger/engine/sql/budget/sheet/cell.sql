-- in   budget_sheet_now
-- out  the first changed cells, conflicts before all others
select
    row_no,
    column_no,
    case
        when amount_now <> amount_before and amount_now <> amount_after then 'conflict'
        when is_added then 'added'
        when is_gone then 'gone'
        else 'changed'
    end as kind,
    cost_type_no,
    cost_center_code,
    cost_object_code,
    header,
    amount_before,
    amount_now,
    amount_after
from budget_sheet_now
order by
    case
        when amount_now <> amount_before and amount_now <> amount_after then 0
        else 1
    end,
    row_no,
    column_no
limit $cells_max
