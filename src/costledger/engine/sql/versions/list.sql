-- out  every version with what it holds of its own, ACTUAL first
with own as (
    select
        version_id,
        count(*) as entries,
        cast(sum(amount) as bigint) as amount,
        min(posting_date) as first_day,
        max(posting_date) as last_day
    from cost_entry_row
    group by version_id
)

select
    version.code,
    version.name,
    version.kind,
    version.is_locked,
    coalesce(base.code, '') as base,
    version.base_cut_date,
    version.base_cut_entry_no,
    coalesce(own.entries, 0) as entries,
    coalesce(own.amount, 0) as amount,
    own.first_day,
    own.last_day
from version
left join version as base on base.version_id = version.base_version_id
left join own on own.version_id = version.version_id
order by case when version.version_id = 1 then 0 else 1 end, version.code
