-- The runs of an export.
-- in   stage_allocation_runs, version · out  run_row
insert into run_row (
    run_no, kind, version_id, allocation_date, from_level, to_level, label, policy,
    parameters, certificate
)
select
    cast(staged.run_no as integer) as run_no,
    staged.kind,
    version.version_id,
    cast(nullif(staged.allocation_date, '') as date),
    cast(nullif(staged.from_level, '') as integer),
    cast(nullif(staged.to_level, '') as integer),
    coalesce(staged.label, ''),
    coalesce(staged.policy, ''),
    coalesce(staged.parameters, ''),
    coalesce(staged.certificate, '')
from stage_allocation_runs as staged
inner join version on version.code = staged.version
order by run_no
