-- What has become of all G/L entries when the last transfer ended, by account and month.
--
-- in   disposition_total
-- out  (gl_account_no, month_start, disposition, reason, entries, amount,
--       additional_amount)
select
    gl_account_no,
    month_start,
    disposition,
    reason,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from disposition_total
group by gl_account_no, month_start, disposition, reason
having sum(entries) <> 0 or sum(amount) <> 0 or sum(additional_amount) <> 0
order by gl_account_no, month_start, disposition, reason
