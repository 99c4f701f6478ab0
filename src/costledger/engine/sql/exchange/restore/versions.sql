-- The versions of an export take the place of the new ledger's ACTUAL.
delete from version;

insert into version (
    version_id, code, name, kind, is_locked, base_version_id, base_cut_date,
    base_cut_entry_no
)
select
    cast(staged.version_id as integer) as version_id,
    staged.code,
    coalesce(staged.name, ''),
    staged.kind,
    cast(staged.locked as boolean),
    cast(base.version_id as integer) as base_version_id,
    cast(nullif(staged.base_cut_date, '') as date),
    cast(nullif(staged.base_cut_entry_no, '') as bigint)
from stage_versions as staged
left join stage_versions as base on base.code = staged.base_version
order by version_id
