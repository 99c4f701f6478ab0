-- in   stage_gl_entries, gl_coding, dimension_set
-- out  gl_entry_row
insert into gl_entry_row (
    gl_entry_no, import_no, row_no, source_key, posting_date, is_closing, coding_id,
    amount, additional_amount, document_no, description, reason_code
)
select
    cast(entry.entry_no as bigint) as gl_entry_no,
    cast(entry.import_no as integer),
    cast(entry.source_row as bigint),
    nullif(entry.source_key, ''),
    cast(replace(entry.posting_date, 'C', '') as date),
    entry.posting_date like 'C%',
    gl_coding.coding_id,
    cast(replace(entry.amount, '.', '') as bigint),
    cast(replace(entry.additional_amount, '.', '') as bigint),
    coalesce(entry.document_no, ''),
    coalesce(entry.description, ''),
    coalesce(entry.reason_code, '')
from stage_gl_entries as entry
inner join dimension_set
    on dimension_set.members = entry.dimensions and dimension_set.assignment_no = 0
inner join gl_coding
    on gl_coding.gl_account_no = entry.gl_account_no
    and gl_coding.dimension_set_id = dimension_set.dimension_set_id
order by gl_entry_no
