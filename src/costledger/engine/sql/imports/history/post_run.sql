-- Keep that another cost ledger allocated.
--
-- in   migrated_pool
-- out  run_row
insert into run_row (
    run_no, kind, version_id, label, policy, parameters, certificate
)
select distinct
    run_no,
    'migrated',
    version_id,
    '',
    '',
    '{}',
    '[]'
from migrated_pool
order by run_no
