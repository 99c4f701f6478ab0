-- out  actual, budgets and forecasts, by key
select
    version.version_id,
    version.code,
    version.name,
    version.kind,
    version.is_locked as locked,
    coalesce(base.code, '') as base_version,
    version.base_cut_date,
    version.base_cut_entry_no
from version
left join version as base on base.version_id = version.base_version_id
order by version.version_id
