-- What ACTUAL and a version have in the cells that a register just posted into.
--
-- in   version_entry
-- out  (cost_type_no, receiver_kind, receiver_code, first_day, actual, budget)
with dated as (
    select
        entry.register_no,
        entry.cost_type_id,
        entry.receiver_id,
        entry.amount,
        entry.version_id,
        case $span
            when 'month' then cast(date_trunc('month', entry.posting_date) as date)
            when 'quarter'
                then cast(date_trunc('quarter', entry.posting_date) as date)
            else cast(date_trunc('year', entry.posting_date) as date)
        end as first_day
    from version_entry as entry
    where entry.version_id in (1, $version_id)
),

touched as (
    select
        cost_type_id,
        receiver_id,
        first_day
    from dated
    where register_no = $register_no and version_id = 1
    group by cost_type_id, receiver_id, first_day
)

select
    cost_type.code as cost_type_no,
    receiver.kind,
    receiver.code,
    touched.first_day,
    cast(sum(case when dated.version_id = 1 then dated.amount else 0 end) as bigint)
        as actual,
    cast(
        sum(case when dated.version_id = $version_id then dated.amount else 0 end)
        as bigint
    ) as budget
from touched
inner join dated
    on dated.cost_type_id = touched.cost_type_id
    and dated.receiver_id = touched.receiver_id
    and dated.first_day = touched.first_day
inner join cost_type on cost_type.cost_type_id = touched.cost_type_id
inner join receiver on receiver.receiver_id = touched.receiver_id
group by cost_type.code, receiver.kind, receiver.code, touched.first_day
order by cost_type.code, receiver.kind, receiver.code, touched.first_day
