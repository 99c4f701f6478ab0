-- What has become of all G/L entries, by reason, and what of it is register
-- $register_no.
--
-- in   disposition_total
-- out  (disposition, reason, entries, amount, additional_amount, taken)  taken: how
--      many entries the register transfers
select
    disposition,
    reason,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount,
    cast(
        sum(case when register_no = $register_no then entries else 0 end) as bigint
    ) as taken
from disposition_total
group by disposition, reason
having sum(entries) <> 0
