-- Entries of one import that have the number or key of a row before them.
--
-- in   stage_entry
-- out  (file, row_no, number, first_file, first_row)
with placed as (
    select
        file,
        source_row as row_no,
        coalesce(cast(gl_entry_no as text), source_key) as number,
        first_value(file) over same_number as first_file,
        first_value(source_row) over same_number as first_row,
        row_number() over same_number as place
    from stage_entry
    window same_number as (
        partition by gl_entry_no, source_key
        order by file, row_no
    )
)

select
    file,
    row_no,
    number,
    first_file,
    first_row
from placed
where place > 1
order by file, row_no
