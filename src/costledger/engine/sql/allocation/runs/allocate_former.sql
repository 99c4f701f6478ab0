-- The shares that run $run_no used, line by line; none without a run.
--
-- in   pool, key_snapshot
-- out  (rule_id, line_no, share, source)
select distinct
    pool.rule_id,
    snapshot.line_no,
    snapshot.share,
    'run ' || cast(pool.run_no as text) as source
from pool
inner join key_snapshot as snapshot on snapshot.pool_no = pool.pool_no
where pool.run_no = $run_no and snapshot.source <> 'solved'
