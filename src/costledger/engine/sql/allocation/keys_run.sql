-- out  (date, version)  of one run
select
    run_row.allocation_date,
    version.code
from run_row
inner join version on version.version_id = run_row.version_id
where run_row.run_no = $run_no
