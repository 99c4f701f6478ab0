-- The entries that the ledger has not yet, each with the register that it lies in.
--
-- in   legacy_line, legacy_list, legacy_entry
-- out  (…, register_source_no)  the register's old number, null where none holds it
with placed as (
    select
        line.source_no,
        min(list.source_no) as register_source_no
    from legacy_line as line
    inner join legacy_list as list
        on line.source_no >= list.first_no and line.source_no <= list.last_no
    group by line.source_no
)

select
    line.*,
    placed.register_source_no
from legacy_line as line
left join placed on placed.source_no = line.source_no
where
    not exists (
        select 1
        from legacy_entry as known
        where known.source_series = $series and known.source_no = line.source_no
    )
