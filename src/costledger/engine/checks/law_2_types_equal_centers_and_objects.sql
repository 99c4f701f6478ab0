-- The balance over cost types is the balance over cost centers and cost objects, in
-- every version.
--
-- in   balance_entry, cost_type, receiver
-- out  (found)
with by_type as (
    select
        entry.version_id,
        sum(entry.amount) as amount
    from balance_entry as entry
    inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
    group by entry.version_id
),

by_receiver as (
    select
        entry.version_id,
        sum(entry.amount) as amount
    from balance_entry as entry
    inner join receiver on receiver.receiver_id = entry.receiver_id
    group by entry.version_id
)

select
    'version ' || version.code || ': cost types come to '
    || cast(coalesce(by_type.amount, 0) as text) || ', centers and objects to '
    || cast(coalesce(by_receiver.amount, 0) as text) || ' (minor units)' as found
from version
left join by_type on by_type.version_id = version.version_id
left join by_receiver on by_receiver.version_id = version.version_id
where coalesce(by_type.amount, 0) <> coalesce(by_receiver.amount, 0)
order by version.code
