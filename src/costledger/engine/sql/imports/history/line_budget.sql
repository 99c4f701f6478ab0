-- The budget entries of another cost ledger, as they are merged.
--
-- in   stage_budget_entries
-- out  (file, row_no, source_no, version, posting_date, is_closing, …)
select
    file,
    row_no,
    entry_no as source_no,
    budget_name as version,
    date as posting_date,
    false as is_closing,
    cost_type_no,
    document_no,
    description,
    amount,
    coalesce(additional_amount, 0) as additional_amount,
    cost_center_code,
    cost_object_code,
    reason_code,
    cast(null as bigint) as gl_entry_no,
    allocated,
    nullif(allocated_with_journal_no, 0) as allocated_with_journal_no,
    allocation_id
from stage_budget_entries
