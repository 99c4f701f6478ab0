-- Write the entries of another cost ledger.
--
-- in   legacy_numbered
-- out  cost_entry_row
insert into cost_entry_row (
    entry_no, register_no, version_id, posting_date, is_closing, cost_type_id,
    receiver_id, amount, additional_amount, gl_entry_no, combined, coding_id
)
select
    entry_no,
    register_no,
    version_id,
    posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    amount,
    additional_amount,
    gl_entry_no,
    '' as combined,
    coding_id
from legacy_numbered
order by entry_no
