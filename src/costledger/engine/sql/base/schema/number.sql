-- out  (number)  the newest migration that this ledger has had
select max(number) as number
from schema_migration
