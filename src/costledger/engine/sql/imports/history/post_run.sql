-- Keep that another cost ledger allocated.
--
-- in   legacy_pool
-- out  run_row
insert into run_row (
    run_no, kind, version_id, label, policy, parameters, certificate
)
select distinct
    run_no,
    'legacy',
    version_id,
    '',
    '',
    '{}',
    '[]'
from legacy_pool
order by run_no
