-- Write the new entries into the mirror; those without a number get the next of ours,
-- in the order of the file.
--
-- in   import_new, gl_coding, dimension_set
-- out  gl_entry_row  rows of import $import_no
insert into gl_entry_row (
    gl_entry_no, import_no, row_no, source_key, posting_date, is_closing, coding_id,
    amount, additional_amount, document_no, description, reason_code
)
with given as (
    select
        row_id,
        $last_gl_entry_no + row_number() over (order by part_no, row_no) as gl_entry_no
    from import_new
    where gl_entry_no is null
)

select
    coalesce(import_new.gl_entry_no, given.gl_entry_no) as gl_entry_no,
    $import_no,
    import_new.source_row,
    import_new.source_key,
    import_new.posting_date,
    import_new.is_closing,
    gl_coding.coding_id,
    import_new.amount,
    import_new.additional_amount,
    import_new.document_no,
    import_new.description,
    import_new.reason_code
from import_new
left join given on given.row_id = import_new.row_id
inner join dimension_set
    on dimension_set.members = import_new.members and dimension_set.assignment_no = 0
inner join gl_coding
    on gl_coding.gl_account_no = import_new.gl_account_no
    and gl_coding.dimension_set_id = dimension_set.dimension_set_id
order by gl_entry_no
