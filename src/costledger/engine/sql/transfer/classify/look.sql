-- Every entry that this run looks at, with what becomes of it: new imports, and what is
-- to be looked at again.
--
-- in   gl_entry_row, look_again, look_judged, look_day
-- out  look  reason is null where a living register has the entry, '' where nothing
--      stands in its way; *_reason in the order of precedence
-- law  every entry has exactly one disposition
with candidate as (
    select
        gl_entry_no,
        posting_date,
        is_closing,
        coding_id,
        amount,
        additional_amount,
        false as is_taken
    from gl_entry_row
    where import_no > $clean_mark
    union all
    select
        gl_entry_no,
        posting_date,
        is_closing,
        coding_id,
        amount,
        additional_amount,
        is_taken
    from look_again
)

select
    candidate.gl_entry_no,
    candidate.amount,
    candidate.additional_amount,
    candidate.coding_id,
    look_day.month_start,
    case
        when judged.combine_entries = 'month' then look_day.month_end_posting_date
        else look_day.posting_date
    end as posting_date,
    case
        when candidate.is_taken then null
        when candidate.amount = 0 then 'zero_amount'
        when judged.not_cost_reason = 'balance_sheet' then 'balance_sheet'
        when candidate.is_closing then 'closing_date'
        when not look_day.is_started then 'before_start'
        when judged.not_cost_reason is not null then judged.not_cost_reason
        when judged.waiting_reason is not null then judged.waiting_reason
        when
            not look_day.is_month_end_allowed and judged.combine_entries = 'month'
            then 'date_not_allowed'
        when not look_day.is_allowed and judged.combine_entries <> 'month'
            then 'date_not_allowed'
        when not look_day.is_looked_at then 'next_transfer'
        else ''
    end as reason,
    judged.combine_entries,
    judged.gl_account_no,
    judged.cost_type_id,
    judged.receiver_id
from candidate
inner join look_judged as judged on judged.coding_id = candidate.coding_id
inner join look_day on look_day.day = candidate.posting_date
