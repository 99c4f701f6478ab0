-- Every new entry, with what becomes of it, when all that decides on it is remembered
-- as it is now, and nothing else is to be looked at.
--
-- in   gl_entry_row, resolution, resolution_day, calendar_day
-- out  look  as look.sql makes it
-- law  every entry has exactly one disposition
select
    entry.gl_entry_no,
    entry.amount,
    entry.additional_amount,
    entry.coding_id,
    calendar_day.month_start,
    case
        when judged.combine_entries = 'month' then calendar_day.month_end
        else calendar_day.day
    end as posting_date,
    case
        when entry.amount = 0 then 'zero_amount'
        when judged.not_cost_reason = 'balance_sheet' then 'balance_sheet'
        when entry.is_closing then 'closing_date'
        when not known_day.is_started then 'before_start'
        when judged.not_cost_reason is not null then judged.not_cost_reason
        when judged.waiting_reason is not null then judged.waiting_reason
        when
            not known_day.is_month_end_allowed and judged.combine_entries = 'month'
            then 'date_not_allowed'
        when not known_day.is_allowed and judged.combine_entries <> 'month'
            then 'date_not_allowed'
        when not known_day.is_looked_at then 'next_transfer'
        else ''
    end as reason,
    judged.combine_entries,
    judged.gl_account_no,
    judged.cost_type_id,
    judged.receiver_id
from gl_entry_row as entry
inner join resolution as judged on judged.coding_id = entry.coding_id
inner join calendar_day on calendar_day.day = entry.posting_date
inner join resolution_day as known_day on known_day.day = entry.posting_date
where entry.import_no > $clean_mark
