-- The registers to write: those of the file that are new, in the order of their
-- numbers, and before them one for entries that lie in none.
--
-- in   legacy_list, legacy_new_line, legacy_register
-- out  (register_no, source_no, kind, …)
with requested as (
    select
        list.source_no,
        list.kind,
        list.version,
        list.level,
        list.first_gl_entry_no,
        list.last_gl_entry_no,
        list.posting_date,
        list.journal_batch,
        list.closed
    from legacy_list as list
    where
        not exists (
            select 1
            from legacy_register as known
            where known.source_series = $series and known.source_no = list.source_no
        )
    union all
    select
        cast(null as bigint) as source_no,
        'import' as kind,
        line.version,
        cast(null as bigint) as level,
        cast(null as bigint) as first_gl_entry_no,
        cast(null as bigint) as last_gl_entry_no,
        min(line.posting_date) as posting_date,
        '' as journal_batch,
        false as closed
    from legacy_new_line as line
    where line.register_source_no is null
    group by line.version
)

select
    $last_register_no + row_number() over (
        order by coalesce(requested.source_no, 0), requested.version
    ) as register_no,
    requested.*
from requested
