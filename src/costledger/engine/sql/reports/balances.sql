-- What was posted up to the end of a period, by cost type and receiver: the leaves of
-- every balance.
--
-- A closing date comes after its day and before the next: it belongs to what goes on
-- after that day, and not to what ends with it.
--
-- in   version_balance
-- out  (cost_type_id, receiver_id, bucket, debit, credit, before)  amounts in minor
--      units; bucket: '', or the month or quarter of the period ('2026-03', '2026-Q1');
--      before: what was posted before the period began
with dated as (
    select
        entry.cost_type_id,
        entry.receiver_id,
        entry.amount,
        entry.posting_date,
        cast($first_day as date) is null
        or entry.posting_date >= cast($first_day as date) as is_in_period
    from version_balance as entry
    where
        entry.version_id = $version_id
        and (
            cast($last_day as date) is null
            or entry.balance_date <= cast($last_day as date)
        )
)

select
    dated.cost_type_id,
    dated.receiver_id,
    case
        when not dated.is_in_period or $columns = 'none' then ''
        when $columns = 'month' then cast(extract(year from dated.posting_date) as text)
            || '-' || lpad(cast(extract(month from dated.posting_date) as text), 2, '0')
        else cast(extract(year from dated.posting_date) as text) || '-Q'
            || cast((extract(month from dated.posting_date) + 2) // 3 as text)
    end as bucket,
    cast(
        sum(case when is_in_period and amount > 0 then amount else 0 end) as bigint
    ) as debit,
    cast(
        sum(case when is_in_period and amount < 0 then -amount else 0 end) as bigint
    ) as credit,
    cast(sum(case when is_in_period then 0 else amount end) as bigint) as before
from dated
group by 1, 2, 3
