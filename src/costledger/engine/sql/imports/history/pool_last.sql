-- in   legacy_pool
-- out  (pool_no, run_no)  the last numbers given to pools of another cost ledger
select
    max(pool_no) as pool_no,
    max(run_no) as run_no
from legacy_pool
