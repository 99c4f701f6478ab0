-- in   stage_register_deletions · out  register_deletion
insert into register_deletion (
    register_no, version, kind, entries, first_entry_no, last_entry_no, debit, credit,
    posting_date, deleted_on, deleted_at, deleted_by
)
select
    cast(register_no as integer),
    coalesce(version, ''),
    coalesce(kind, ''),
    cast(entries as bigint),
    cast(nullif(first_entry_no, '') as bigint),
    cast(nullif(last_entry_no, '') as bigint),
    cast(debit_minor as bigint),
    cast(credit_minor as bigint),
    cast(nullif(posting_date, '') as date),
    cast(deleted_on as date),
    cast(deleted_at as timestamp),
    coalesce(deleted_by, '')
from stage_register_deletions
order by 1
