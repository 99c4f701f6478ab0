-- in   budget_source_entry
-- out  (released_before, zeros)  what of the source was left out
select
    cast(
        coalesce(
            sum(case when released.entry_no is not null then 1 else 0 end), 0
        ) as bigint
    ) as released_before,
    cast(
        coalesce(
            sum(
                case
                    when source.amount = 0 and released.entry_no is null then 1
                    else 0
                end
            ), 0
        ) as bigint
    ) as zeros
from budget_source_entry as source
left join budget_released as released on released.entry_no = source.entry_no
