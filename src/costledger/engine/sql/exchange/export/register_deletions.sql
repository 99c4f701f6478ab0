-- out  the registers that were deleted
select
    register_no,
    version,
    kind,
    entries,
    first_entry_no,
    last_entry_no,
    debit as debit_minor,
    credit as credit_minor,
    posting_date,
    deleted_on,
    deleted_at,
    deleted_by
from register_deletion
order by register_no
