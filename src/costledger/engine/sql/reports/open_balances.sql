-- What no allocation has taken, by cost type and receiver, up to the end of a period.
--
-- in   open_entry
-- out  (cost_type_id, receiver_id, bucket, debit, credit, before), as report_balances
select
    cost_type_id,
    receiver_id,
    '' as bucket,
    cast(sum(case when open_amount > 0 then open_amount else 0 end) as bigint) as debit,
    cast(sum(case when open_amount < 0 then -open_amount else 0 end) as bigint)
        as credit,
    cast(0 as bigint) as before
from open_entry
where
    version_id = $version_id
    and (
        cast($first_day as date) is null or posting_date >= cast($first_day as date)
    )
    and (
        cast($last_day as date) is null
        or balance_date <= cast($last_day as date)
    )
group by cost_type_id, receiver_id
