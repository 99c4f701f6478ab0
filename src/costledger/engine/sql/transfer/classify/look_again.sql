-- Entries of imports already looked at that are to be looked at again: their coding or
-- their day changed, or the mark was set back by a reversal or deletion.
--
-- in   gl_entry_row, look_verdict, look_day_change, gl_link
-- out  look_again  (…, is_taken, is_counted)  is_taken: a living register has it;
--      is_counted: disposition_total holds it already
-- law  no entry is ever transferred twice
with wanted as (
    select
        entry.gl_entry_no,
        entry.posting_date,
        entry.is_closing,
        entry.coding_id,
        entry.amount,
        entry.additional_amount,
        entry.import_no <= $mark as is_counted
    from gl_entry_row as entry
    where
        entry.import_no <= $clean_mark
        and (
            entry.import_no > $mark
            or entry.coding_id in (select look_verdict.coding_id from look_verdict)
            or entry.posting_date in (select look_day_change.day from look_day_change)
        )
),

living as (
    select gl_link.gl_entry_no
    from gl_link
    inner join wanted on wanted.gl_entry_no = gl_link.gl_entry_no
    where
        not exists (
            select 1
            from reversed_register
            where reversed_register.register_no = gl_link.register_no
        )
)

select
    wanted.gl_entry_no,
    wanted.posting_date,
    wanted.is_closing,
    wanted.coding_id,
    wanted.amount,
    wanted.additional_amount,
    living.gl_entry_no is not null as is_taken,
    wanted.is_counted
from wanted
left join living on living.gl_entry_no = wanted.gl_entry_no
where living.gl_entry_no is null or not wanted.is_counted
