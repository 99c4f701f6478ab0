-- out  the runs of allocations, by number
select
    run_no,
    kind,
    version,
    allocation_date,
    from_level,
    to_level,
    label,
    policy,
    parameters,
    certificate
from allocation_run
order by run_no
