-- Entries of one import that have the number or key of a row before them.
--
-- in   import_entry
-- out  (file, row_no, number, first_file, first_row)
with duplicate as (
    select coalesce(cast(gl_entry_no as text), source_key) as number
    from import_entry
    group by gl_entry_no, source_key
    having count(*) > 1
),

placed as (
    select
        import_entry.file,
        import_entry.part_no,
        import_entry.row_no,
        import_entry.source_row,
        duplicate.number,
        first_value(import_entry.file) over same_number as first_file,
        first_value(import_entry.source_row) over same_number as first_row,
        row_number() over same_number as row_id
    from import_entry
    inner join duplicate
        on duplicate.number
        = coalesce(cast(import_entry.gl_entry_no as text), import_entry.source_key)
    window same_number as (
        partition by duplicate.number
        order by import_entry.part_no, import_entry.row_no
    )
)

select
    file,
    source_row as row_no,
    number,
    first_file,
    first_row
from placed
where row_id > 1
order by part_no, row_no
