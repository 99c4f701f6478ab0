-- Runs of this version, label and period whose levels meet those of the run, and which
-- still hold.
--
-- in   run_row, live_pool
-- out  (run_no, register_no): the first register that still holds
select
    run_row.run_no,
    min(pool.register_no) as register_no
from run_row
inner join live_pool as pool on pool.run_no = run_row.run_no
where
    run_row.kind = 'allocation'
    and run_row.version_id = $version_id
    and run_row.label = $label
    and run_row.allocation_date between $period_start and $period_end
    and run_row.from_level <= $to_level
    and run_row.to_level >= $from_level
group by run_row.run_no
order by run_row.run_no
