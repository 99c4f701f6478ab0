-- The mirror of the general ledger. Numbers, source keys and rows are named as the
-- import reads them, so that this file alone can be imported elsewhere.
--
-- in   gl_entry_row, gl_coding, dimension_set
-- out  gl_entries  a closing date has a C before it
select
    entry.gl_entry_no as entry_no,
    case when entry.is_closing then 'C' else '' end
    || cast(entry.posting_date as text) as posting_date,
    coding.gl_account_no,
    entry.document_no,
    entry.description,
    cast(entry.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(entry.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    entry.reason_code,
    dimension_set.members as dimensions,
    entry.source_key,
    entry.row_no as source_row,
    entry.import_no,
    entry.coding_id
from gl_entry_row as entry
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
order by entry.gl_entry_no
