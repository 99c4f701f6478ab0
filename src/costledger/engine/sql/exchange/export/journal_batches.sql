-- out  the batches of unposted work, by name
select
    batch as name,
    description,
    version,
    reason_code,
    bal_cost_type_no,
    bal_cost_center_code,
    bal_cost_object_code,
    delete_after_posting,
    balance,
    last_posted_period
from journal_batch
order by batch
