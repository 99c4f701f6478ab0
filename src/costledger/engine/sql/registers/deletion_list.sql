-- out  the registers that were deleted, in order
select
    register_no,
    version,
    kind,
    entries,
    debit,
    credit,
    deleted_on,
    deleted_by
from register_deletion
order by register_no
