-- in   restored_disposition_totals
-- out  disposition_total
insert into disposition_total (
    register_no, gl_account_no, month_start, disposition, reason, entries, amount,
    additional_amount
)
select
    cast(register_no as integer),
    gl_account_no,
    cast(month_start as date),
    disposition,
    coalesce(reason, ''),
    cast(entries as bigint),
    cast(cast(amount as decimal(38, 4)) * $units as bigint),
    cast(cast(additional_amount as decimal(38, 4)) * $additional_units as bigint)
from restored_disposition_totals
