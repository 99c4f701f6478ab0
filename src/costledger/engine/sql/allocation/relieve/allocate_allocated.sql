-- What rules charged by fixed rates before, on dates of this period, and still do.
--
-- in   run_row, live_pool, key_snapshot
-- out  (rule_id, line_no, amount)
select
    pool.rule_id,
    snapshot.line_no,
    cast(sum(snapshot.fixed_amount) as bigint) as amount
from run_row
inner join live_pool as pool on pool.run_no = run_row.run_no
inner join key_snapshot as snapshot on snapshot.pool_no = pool.pool_no
where
    run_row.version_id = $version_id
    and run_row.allocation_date between $period_start and $period_end
    and snapshot.fixed_amount is not null
group by pool.rule_id, snapshot.line_no
