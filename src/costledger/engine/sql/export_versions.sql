-- out  versions  base_version: the version that this one shows up to its cut
select
    version.code,
    version.name,
    version.kind,
    version.is_locked as locked,
    base.code as base_version,
    version.base_cut_date,
    version.base_cut_entry_no,
    version.version_id,
    version.base_version_id
from version
left join version as base on base.version_id = version.base_version_id
order by version.version_id
