-- in   import_entry, import_known
-- out  staged entries that say something else than the ledger has, with both versions
select
    import_entry.file,
    import_entry.source_row as row_no,
    coalesce(cast(import_entry.gl_entry_no as text), import_entry.source_key) as number,
    case when entry.is_closing then 'C' else '' end
    || cast(entry.posting_date as text) as our_date,
    coding.gl_account_no as our_account,
    entry.amount as our_amount,
    entry.additional_amount as our_additional_amount,
    dimension_set.members as our_members,
    entry.document_no as our_document_no,
    entry.description as our_description,
    case when import_entry.is_closing then 'C' else '' end
    || cast(import_entry.posting_date as text) as their_date,
    import_entry.gl_account_no as their_account,
    import_entry.amount as their_amount,
    import_entry.additional_amount as their_additional_amount,
    import_entry.members as their_members,
    import_entry.document_no as their_document_no,
    import_entry.description as their_description
from import_known
inner join import_entry on import_entry.row_id = import_known.row_id
inner join gl_entry_row as entry on entry.gl_entry_no = import_known.gl_entry_no
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
where
    entry.posting_date <> import_entry.posting_date
    or entry.is_closing <> import_entry.is_closing
    or coding.gl_account_no <> import_entry.gl_account_no
    or dimension_set.members <> import_entry.members
    or entry.amount <> import_entry.amount
    or entry.additional_amount <> import_entry.additional_amount
    or entry.document_no <> import_entry.document_no
    or entry.description <> import_entry.description
order by import_entry.part_no, import_entry.row_no
