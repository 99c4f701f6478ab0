-- out  (version_id, code)  the versions that have closed registers
select distinct
    version.version_id,
    version.code
from register_seal
inner join version on version.version_id = register_seal.version_id
order by version.version_id
