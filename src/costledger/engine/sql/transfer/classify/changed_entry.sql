-- The entries to be classified when masters or settings changed, or the watermark was
-- set back by a reversal or deletion: those that no total counts yet, and those whose
-- coding or day changed.
--
-- in   gl_entry_row, changed_coding, posting_day, classified_day, live_link
-- out  changed_entry  is_counted: disposition_total holds it already; register_no and
--      cost_entry_no of the living register that has it, if one does
-- law  no entry is ever transferred twice
with changed_day as (
    select posting_day.day
    from posting_day
    inner join classified_day as cached on cached.day = posting_day.day
    where
        posting_day.is_started <> cached.is_started
        or posting_day.is_allowed <> cached.is_allowed
        or posting_day.is_month_end_allowed <> cached.is_month_end_allowed
        or coalesce(posting_day.day <= cast($until as date), true)
        <> cached.is_looked_at
),

candidate as (
    select
        entry.gl_entry_no,
        entry.posting_date,
        entry.is_closing,
        entry.coding_id,
        entry.amount,
        entry.additional_amount,
        entry.import_no <= $import_no as is_counted
    from gl_entry_row as entry
    where
        entry.import_no > $import_no
        or entry.coding_id in (select changed_coding.coding_id from changed_coding)
        or entry.posting_date in (select changed_day.day from changed_day)
),

linked as (
    select
        live_link.gl_entry_no,
        live_link.register_no,
        live_link.entry_no
    from live_link
    inner join candidate on candidate.gl_entry_no = live_link.gl_entry_no
)

select
    candidate.gl_entry_no,
    candidate.posting_date,
    candidate.is_closing,
    candidate.coding_id,
    candidate.amount,
    candidate.additional_amount,
    candidate.is_counted,
    linked.register_no,
    linked.entry_no as cost_entry_no
from candidate
left join linked on linked.gl_entry_no = candidate.gl_entry_no
where linked.gl_entry_no is null or not candidate.is_counted
