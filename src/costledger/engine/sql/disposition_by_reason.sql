-- What has become of all G/L entries when the last transfer ended, by reason.
--
-- in   disposition_total
-- out  (disposition, reason, entries, amount, additional_amount)
select
    disposition,
    reason,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from disposition_total
group by disposition, reason
having sum(entries) <> 0
