-- out  entries of drafts as they were before an audit event changed them
select
    event_no,
    entry_no,
    register_no,
    version_id,
    date,
    cost_type_no,
    cost_center_code,
    cost_object_code,
    amount,
    additional_amount,
    document_no,
    description,
    reason_code
from budget_former
order by event_no, entry_no
