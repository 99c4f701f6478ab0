-- Write the registers of another cost ledger, with the totals of their entries.
--
-- A register is of the version of its first entry.
--
-- in   legacy_new_list, legacy_numbered, version
-- out  register_row
with entry as (
    select
        register_no,
        min(entry_no) as first_entry_no,
        max(entry_no) as last_entry_no,
        count(*) as entries,
        cast(sum(case when amount > 0 then amount else 0 end) as bigint) as debit,
        cast(sum(case when amount < 0 then -amount else 0 end) as bigint) as credit,
        cast(sum(additional_amount) as bigint) as additional_amount,
        min(gl_entry_no) as first_gl_entry_no,
        max(gl_entry_no) as last_gl_entry_no,
        count(gl_entry_no) as gl_entries
    from legacy_numbered
    group by register_no
)

insert into register_row (
    register_no, kind, version_id, level, journal_batch, first_entry_no,
    last_entry_no, first_gl_entry_no, last_gl_entry_no, entries, gl_entries, debit,
    credit, additional_amount, posting_date, posted_on, posted_at, posted_by
)
select
    list.register_no,
    list.kind,
    coalesce(first_entry.version_id, version.version_id),
    list.level,
    list.journal_batch,
    entry.first_entry_no,
    entry.last_entry_no,
    coalesce(list.first_gl_entry_no, entry.first_gl_entry_no),
    coalesce(list.last_gl_entry_no, entry.last_gl_entry_no),
    coalesce(entry.entries, 0),
    coalesce(entry.gl_entries, 0),
    coalesce(entry.debit, 0),
    coalesce(entry.credit, 0),
    coalesce(entry.additional_amount, 0),
    coalesce(list.posting_date, first_entry.posting_date),
    $posted_on,
    $posted_at,
    $posted_by
from legacy_new_list as list
left join entry on entry.register_no = list.register_no
left join legacy_numbered as first_entry
    on first_entry.entry_no = entry.first_entry_no
left join version on version.code = list.version
where first_entry.version_id is not null or version.version_id is not null
order by list.register_no
