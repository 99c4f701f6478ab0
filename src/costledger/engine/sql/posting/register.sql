-- Write the register of a posting from the entries and links that it made.
--
-- An entry with its own number of the general ledger is its own link (see gl_link).
--
-- in   cost_entry_row, gl_transfer: rows of register $register_no; its first entry is
--      $first_entry_no
-- out  register_row  one row, and what it says
with entry as (
    select
        min(entry_no) as first_entry_no,
        max(entry_no) as last_entry_no,
        min(case when entry_no = $first_entry_no then posting_date end) as posting_date,
        count(*) as entries,
        cast(coalesce(sum(case when amount > 0 then amount end), 0) as bigint)
            as debit,
        cast(coalesce(sum(case when amount < 0 then -amount end), 0) as bigint)
            as credit,
        cast(coalesce(sum(additional_amount), 0) as bigint) as additional_amount,
        min(case when combined = '' then gl_entry_no end) as first_gl_entry_no,
        max(case when combined = '' then gl_entry_no end) as last_gl_entry_no,
        count(case when combined = '' then gl_entry_no end) as gl_entries
    from cost_entry_row
    where register_no = $register_no
),

member as (
    select
        min(gl_entry_no) as first_gl_entry_no,
        max(gl_entry_no) as last_gl_entry_no,
        count(*) as gl_entries
    from gl_transfer
    where register_no = $register_no
)

insert into register_row (
    register_no, kind, version_id, run_no, level, journal_batch,
    reverses_register_no, first_entry_no, last_entry_no, first_gl_entry_no,
    last_gl_entry_no, entries, gl_entries, debit, credit, additional_amount,
    posting_date, posted_on, posted_at, posted_by
)
select
    $register_no,
    $kind,
    $version_id,
    $run_no,
    $level,
    $journal_batch,
    $reverses_register_no,
    entry.first_entry_no,
    entry.last_entry_no,
    case
        when member.first_gl_entry_no < entry.first_gl_entry_no
            then member.first_gl_entry_no
        else coalesce(entry.first_gl_entry_no, member.first_gl_entry_no)
    end as first_gl_entry_no,
    case
        when member.last_gl_entry_no > entry.last_gl_entry_no
            then member.last_gl_entry_no
        else coalesce(entry.last_gl_entry_no, member.last_gl_entry_no)
    end as last_gl_entry_no,
    entry.entries,
    entry.gl_entries + member.gl_entries,
    entry.debit,
    entry.credit,
    entry.additional_amount,
    entry.posting_date,
    $posted_on,
    $posted_at,
    $posted_by
from entry
cross join member
returning
    register_no,
    first_entry_no,
    last_entry_no,
    entries,
    gl_entries,
    debit,
    credit,
    additional_amount
