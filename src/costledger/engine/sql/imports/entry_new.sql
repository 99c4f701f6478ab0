-- The staged entries that the ledger does not have yet.
--
-- in   import_entry, import_known
-- out  import_new
select
    import_entry.row_id,
    import_entry.part_no,
    import_entry.file,
    import_entry.row_no,
    import_entry.source_row,
    import_entry.gl_entry_no,
    import_entry.source_key,
    import_entry.posting_date,
    import_entry.is_closing,
    import_entry.gl_account_no,
    import_entry.members,
    import_entry.amount,
    import_entry.additional_amount,
    import_entry.document_no,
    import_entry.description,
    import_entry.reason_code
from import_entry
where
    not exists (
        select 1
        from import_known
        where import_known.row_id = import_entry.row_id
    )
