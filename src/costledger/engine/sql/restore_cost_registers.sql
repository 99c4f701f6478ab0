-- in   restored_cost_registers
-- out  register_row
insert into register_row (
    register_no, kind, version_id, run_no, level, journal_batch, reverses_register_no,
    first_entry_no, last_entry_no, first_gl_entry_no, last_gl_entry_no, entries,
    gl_entries, debit, credit, additional_amount, posting_date, posted_on, posted_at,
    posted_by
)
select
    cast(no as integer),
    kind,
    cast(version_id as integer),
    cast(run_no as integer),
    cast(level as integer),
    coalesce(journal_batch_name, ''),
    cast(reverses_register_no as integer),
    cast(from_cost_entry_no as bigint),
    cast(to_cost_entry_no as bigint),
    cast(from_gl_entry_no as bigint),
    cast(to_gl_entry_no as bigint),
    cast(no_of_entries as bigint),
    cast(no_of_gl_entries as bigint),
    cast(cast(debit_amount as decimal(38, 4)) * $minor_units as bigint),
    cast(cast(credit_amount as decimal(38, 4)) * $minor_units as bigint),
    cast(cast(additional_amount as decimal(38, 4)) * $additional_minor_units as bigint),
    cast(posting_date as date),
    cast(posted_on as date),
    cast(posted_at as timestamp),
    coalesce(posted_by, '')
from restored_cost_registers
