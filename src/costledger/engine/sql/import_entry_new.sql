-- The staged entries that the ledger does not have yet.
--
-- in   stage_entry, import_known
-- out  import_new
select
    stage_entry.file,
    stage_entry.row_no,
    stage_entry.source_row,
    stage_entry.gl_entry_no,
    stage_entry.posting_date,
    stage_entry.is_closing,
    stage_entry.gl_account_no,
    stage_entry.members,
    stage_entry.amount,
    stage_entry.additional_amount,
    stage_entry.document_no,
    stage_entry.description,
    stage_entry.reason_code,
    stage_entry.source_key
from stage_entry
where
    not exists (
        select 1
        from import_known
        where
            import_known.file = stage_entry.file
            and import_known.row_no = stage_entry.row_no
    )
