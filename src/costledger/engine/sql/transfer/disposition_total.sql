-- What has become of all G/L entries, by account and month: the tie-out (law 1).
--
-- What was classified on top of what is kept: entries that would go wait for the next
-- transfer.
--
-- in   disposition_total, classification_total
-- out  (gl_account_no, month_start, disposition, reason, entries, amount,
--       additional_amount)
with difference as (
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
)

select
    gl_account_no,
    month_start,
    disposition,
    reason,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from difference
group by gl_account_no, month_start, disposition, reason
having sum(entries) <> 0 or sum(amount) <> 0 or sum(additional_amount) <> 0
order by gl_account_no, month_start, disposition, reason
