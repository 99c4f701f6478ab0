-- in   stage_archive_registers · out  archive_register
insert into archive_register (
    archive_no, register_no, entries, debit, credit, additional_amount
)
select
    cast(archive_no as integer),
    cast(register_no as integer),
    cast(entries as bigint),
    cast(debit_minor as bigint),
    cast(credit_minor as bigint),
    cast(additional_amount_minor as bigint)
from stage_archive_registers
order by 1, 2
