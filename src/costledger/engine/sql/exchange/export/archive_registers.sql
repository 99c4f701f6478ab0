-- out  what registers had among archived entries; minor units
select
    archive_no,
    register_no,
    entries,
    debit as debit_minor,
    credit as credit_minor,
    additional_amount as additional_amount_minor
from archive_register
order by archive_no, register_no
