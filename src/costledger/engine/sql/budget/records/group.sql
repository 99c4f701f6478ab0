-- Entries of a draft that compressing merges: same type, receiver and date.
--
-- A group that nets to zero goes as a whole; one of nothing but zeros leaves one, since
-- somebody typed it.
--
-- in   cost_entry_row, budget_entry_kept
-- out  (entry_no, first_entry_no, amount, additional_amount, is_first, is_gone)
with free as (
    select
        entry.entry_no,
        entry.cost_type_id,
        entry.receiver_id,
        entry.posting_date,
        entry.is_closing,
        entry.amount,
        entry.additional_amount
    from cost_entry_row as entry
    where
        entry.version_id = $version_id
        and not exists (
            select 1
            from budget_entry_kept as kept
            where kept.entry_no = entry.entry_no
        )
),

merged as (
    select
        cost_type_id,
        receiver_id,
        posting_date,
        is_closing,
        min(entry_no) as first_entry_no,
        cast(sum(amount) as bigint) as amount,
        cast(sum(additional_amount) as bigint) as additional_amount,
        max(case when amount <> 0 or additional_amount <> 0 then 1 else 0 end)
            as has_amounts
    from free
    group by cost_type_id, receiver_id, posting_date, is_closing
    having count(*) > 1
)

select
    free.entry_no,
    merged.first_entry_no,
    merged.amount,
    merged.additional_amount,
    free.entry_no = merged.first_entry_no as is_first,
    free.entry_no <> merged.first_entry_no
    or (
        merged.has_amounts = 1
        and merged.amount = 0
        and merged.additional_amount = 0
    ) as is_gone
from merged
inner join free
    on free.cost_type_id = merged.cost_type_id
    and free.receiver_id = merged.receiver_id
    and free.posting_date = merged.posting_date
    and free.is_closing = merged.is_closing
