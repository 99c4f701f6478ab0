-- in   budget_sheet_now
-- out  (added, changed, gone, conflicts, cells, difference)  of the changes of a sheet
select
    count(distinct case when is_added then row_no end) as added,
    cast(
        coalesce(sum(case when is_added or is_gone then 0 else 1 end), 0) as bigint
    ) as changed,
    count(distinct case when is_gone then row_no end) as gone,
    cast(
        coalesce(
            sum(
                case
                    when amount_now <> amount_before and amount_now <> amount_after
                        then 1
                    else 0
                end
            ), 0
        ) as bigint
    ) as conflicts,
    count(*) as cells,
    cast(coalesce(sum(amount_after - amount_now), 0) as bigint) as difference
from budget_sheet_now
