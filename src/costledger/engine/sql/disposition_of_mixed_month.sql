-- The entries of months with open and shut days that are not transferred, one by one.
--
-- in   gl_disposition
-- out  (gl_account_no, month_start, disposition, reason, entries, amount,
--       additional_amount)
with mixed_month as (
    select month_start
    from posting_day
    where is_started
    group by month_start
    having
        min(case when is_allowed then 1 else 0 end)
        <> max(case when is_allowed then 1 else 0 end)
)

select
    coding.gl_account_no,
    calendar_day.month_start,
    disposition.disposition,
    disposition.reason,
    count(*) as entries,
    cast(sum(entry.amount) as bigint) as amount,
    cast(sum(entry.additional_amount) as bigint) as additional_amount
from mixed_month
inner join calendar_day on calendar_day.month_start = mixed_month.month_start
inner join gl_entry_row as entry on entry.posting_date = calendar_day.day
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join coding_verdict as verdict
    on verdict.coding_id = entry.coding_id
    and verdict.not_cost_reason is null
    and verdict.waiting_reason is null
    and verdict.combine_entries <> 'month'
inner join gl_disposition as disposition
    on disposition.gl_entry_no = entry.gl_entry_no
where disposition.disposition = 'waiting'
group by
    coding.gl_account_no, calendar_day.month_start, disposition.disposition,
    disposition.reason
order by
    coding.gl_account_no, calendar_day.month_start, disposition.disposition,
    disposition.reason
