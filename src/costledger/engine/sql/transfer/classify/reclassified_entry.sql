-- The changed entries: all of them, or where $former those that totals count already.
--
-- in   changed_entry
-- out  unclassified_entry
select
    gl_entry_no,
    posting_date,
    is_closing,
    coding_id,
    amount,
    additional_amount,
    register_no,
    cost_entry_no
from changed_entry
where is_counted or not $former
