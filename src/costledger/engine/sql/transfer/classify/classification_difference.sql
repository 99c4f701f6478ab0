-- What becomes of changed entries, by account and month, less what totals say of them.
--
-- in   current_total, former_total  both as classification_total.sql makes them
-- out  classification_total
with difference as (
    select
        gl_account_no,
        month_start,
        disposition,
        reason,
        is_going,
        entries,
        amount,
        additional_amount
    from current_total
    union all
    select
        gl_account_no,
        month_start,
        disposition,
        reason,
        false as is_going,
        -entries as entries,
        -amount as amount,
        -additional_amount as additional_amount
    from former_total
)

select
    gl_account_no,
    month_start,
    disposition,
    reason,
    is_going,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from difference
group by gl_account_no, month_start, disposition, reason, is_going
having
    sum(entries) <> 0 or sum(amount) <> 0 or sum(additional_amount) <> 0
