-- The general-ledger entries that this transfer takes, each with its cost type, its
-- receiver and the posting date of its cost entry.
--
-- in   gl_entry_row, transfer_again, transfer_coding, transfer_day
-- out  transfer_selection  a row an entry; combine_entries is none, day or month
-- law  new imports are after the mark and old ones are in transfer_again, so an entry
--      comes at most once
with candidate as (
    select
        gl_entry_no,
        posting_date,
        coding_id,
        amount,
        additional_amount,
        is_closing
    from gl_entry_row
    where import_no > $mark
    union all
    select
        entry.gl_entry_no,
        entry.posting_date,
        entry.coding_id,
        entry.amount,
        entry.additional_amount,
        entry.is_closing
    from gl_entry_row as entry
    inner join transfer_again on transfer_again.gl_entry_no = entry.gl_entry_no
    where entry.import_no <= $mark
)

select
    candidate.gl_entry_no,
    candidate.coding_id,
    transfer_day.month_start,
    transfer_coding.cost_type_id,
    transfer_coding.receiver_id,
    transfer_coding.dimension_set_id,
    transfer_coding.combine_entries,
    case
        when transfer_coding.combine_entries = 'month' then transfer_day.month_end
        else candidate.posting_date
    end as posting_date,
    candidate.amount,
    candidate.additional_amount
from candidate
inner join transfer_coding on transfer_coding.coding_id = candidate.coding_id
inner join transfer_day on transfer_day.day = candidate.posting_date
where
    candidate.amount <> 0
    and not candidate.is_closing
    and case
        when transfer_coding.combine_entries = 'month'
            then transfer_day.is_month_end_allowed
        else transfer_day.is_allowed
    end
