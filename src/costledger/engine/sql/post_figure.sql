-- What a posting of register $register_no made, read from its entries and links, and
-- whether it keeps the laws that a posting can break; post_proof says which it breaks.
--
-- An entry with its own number of the general ledger is its own link (see gl_link).
--
-- in   cost_entry_row, gl_transfer, disposition_total: rows of register $register_no;
--      its first entry is $first_entry_no
-- out  one row, in the columns of register_row, and is_sound
with entry as (
    select
        min(written.entry_no) as first_entry_no,
        max(written.entry_no) as last_entry_no,
        min(
            case when written.entry_no = $first_entry_no then written.posting_date end
        ) as posting_date,
        count(*) as entries,
        count(
            case
                when
                    cost_type.line_type = 'postable'
                    and receiver.line_type in ('postable', 'begin_total')
                    then 1
            end
        ) as postable_entries,
        cast(
            coalesce(sum(case when written.amount > 0 then written.amount end), 0)
            as bigint
        ) as debit,
        cast(
            coalesce(sum(case when written.amount < 0 then -written.amount end), 0)
            as bigint
        ) as credit,
        cast(coalesce(sum(written.additional_amount), 0) as bigint)
            as additional_amount,
        min(case when written.combined = '' then written.gl_entry_no end)
            as first_gl_entry_no,
        max(case when written.combined = '' then written.gl_entry_no end)
            as last_gl_entry_no,
        count(case when written.combined = '' then written.gl_entry_no end)
            as gl_entries
    from cost_entry_row as written
    left join cost_type on cost_type.cost_type_id = written.cost_type_id
    left join receiver on receiver.receiver_id = written.receiver_id
    where written.register_no = $register_no
),

member as (
    select
        min(gl_entry_no) as first_gl_entry_no,
        max(gl_entry_no) as last_gl_entry_no,
        count(*) as gl_entries
    from gl_transfer
    where register_no = $register_no
),

taken as (
    select
        coalesce(sum(entries), 0) as gl_entries,
        coalesce(sum(amount), 0) as amount
    from disposition_total
    where register_no = $register_no and disposition = 'transferred'
)

select
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
    entry.gl_entries + member.gl_entries as gl_entries,
    entry.debit,
    entry.credit,
    entry.additional_amount,
    entry.posting_date,
    entry.postable_entries = entry.entries
    and coalesce(
        entry.last_entry_no - entry.first_entry_no + 1 = entry.entries, true
    )
    and (
        $kind <> 'transfer'
        or (
            entry.debit - entry.credit = taken.amount
            and entry.gl_entries + member.gl_entries = taken.gl_entries
        )
    ) as is_sound
from entry
cross join member
cross join taken
