-- The general ledger is what is transferred, not a cost, or waiting, per account and
-- month, to the cent; and the totals kept from run to run say the same as the entries.
--
-- in   gl_entry_row, gl_disposition, disposition_total, classification_total
-- out  (found)
with kept as (
    select
        gl_account_no,
        month_start,
        disposition,
        reason,
        entries,
        amount,
        additional_amount
    from disposition_total
    union all
    select
        gl_account_no,
        month_start,
        case when is_going then 'waiting' else disposition end as disposition,
        case when is_going then 'next_transfer' else reason end as reason,
        entries,
        amount,
        additional_amount
    from classification_total
),

true_ as (
    select
        coding.gl_account_no,
        calendar_day.month_start,
        disposition.disposition,
        disposition.reason,
        -1 as entries,
        -entry.amount as amount,
        -entry.additional_amount as additional_amount
    from gl_entry_row as entry
    inner join gl_coding as coding on coding.coding_id = entry.coding_id
    inner join calendar_day on calendar_day.day = entry.posting_date
    inner join gl_disposition as disposition
        on disposition.gl_entry_no = entry.gl_entry_no
),

both_ as (
    select * from kept
    union all
    select * from true_
)

select
    'account ' || gl_account_no || ', month ' || cast(month_start as text) || ', '
    || disposition || ' ' || reason || ': the kept total is off by '
    || cast(sum(entries) as text) || ' entries, ' || cast(sum(amount) as text)
    || ' and ' || cast(sum(additional_amount) as text)
    || ' additional (minor units)' as found
from both_
group by gl_account_no, month_start, disposition, reason
having sum(entries) <> 0 or sum(amount) <> 0 or sum(additional_amount) <> 0
order by found
