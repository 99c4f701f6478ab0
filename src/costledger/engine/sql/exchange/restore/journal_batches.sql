-- The batches of an export.
-- in   stage_journal_batches · out  journal_batch
insert into journal_batch (
    batch, description, version, reason_code, bal_cost_type_no, bal_cost_center_code,
    bal_cost_object_code, delete_after_posting, balance, last_posted_period
)
select
    name as batch,
    coalesce(description, ''),
    coalesce(version, ''),
    coalesce(reason_code, ''),
    coalesce(bal_cost_type_no, ''),
    coalesce(bal_cost_center_code, ''),
    coalesce(bal_cost_object_code, ''),
    cast(delete_after_posting as boolean),
    coalesce(balance, ''),
    cast(nullif(last_posted_period, '') as date)
from stage_journal_batches
order by batch
