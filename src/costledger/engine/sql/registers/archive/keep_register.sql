-- Keep what each register had among the entries that go.
--
-- in   archive_entry, cost_entry_row · out  archive_register
insert into archive_register (
    archive_no, register_no, entries, debit, credit, additional_amount
)
select
    $archive_no,
    entry.register_no,
    count(*),
    cast(sum(case when entry.amount > 0 then entry.amount else 0 end) as bigint),
    cast(sum(case when entry.amount < 0 then -entry.amount else 0 end) as bigint),
    cast(sum(entry.additional_amount) as bigint)
from cost_entry_row as entry
inner join archive_entry on archive_entry.entry_no = entry.entry_no
group by entry.register_no
order by entry.register_no
