-- The entries of the source as they are.
--
-- in   budget_source_entry
-- out  the same
select
    entry_no,
    posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    amount,
    additional_amount,
    document_no,
    description
from budget_source_entry
