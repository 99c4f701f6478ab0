-- Amounts become whole minor units again, $minor_units to one: exact, nothing divides.
--
-- in   restored_gl_entries
-- out  gl_entry_row
insert into gl_entry_row (
    gl_entry_no, import_no, row_no, source_key, posting_date, is_closing, coding_id,
    amount, additional_amount, document_no, description, reason_code
)
select
    cast(entry_no as bigint),
    cast(import_no as integer),
    cast(source_row as bigint),
    source_key,
    cast(replace(posting_date, 'C', '') as date),
    posting_date like 'C%',
    cast(coding_id as integer),
    cast(cast(amount as decimal(38, 4)) * $minor_units as bigint),
    cast(cast(additional_amount as decimal(38, 4)) * $additional_minor_units as bigint),
    coalesce(document_no, ''),
    coalesce(description, ''),
    coalesce(reason_code, '')
from restored_gl_entries
