-- Nothing to look at again: masters, days and registers are as the last transfer left
-- them.
--
-- out  look_again  no rows
select
    entry.gl_entry_no,
    entry.posting_date,
    entry.is_closing,
    entry.coding_id,
    entry.amount,
    entry.additional_amount,
    false as is_taken,
    false as is_counted
from gl_entry_row as entry
where false
