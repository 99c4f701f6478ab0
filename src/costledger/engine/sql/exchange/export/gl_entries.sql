-- out  the entries of the general ledger, by number
select
    entry_no,
    posting_date,
    gl_account_no,
    document_no,
    description,
    amount,
    additional_amount,
    reason_code,
    dimensions,
    import_no,
    row_no as source_row,
    source_key
from gl_entry
order by entry_no
