-- in   stage_disposition_totals
delete from disposition_total;

insert into disposition_total (
    register_no, gl_account_no, month_start, disposition, reason, entries, amount,
    additional_amount
)
select
    cast(nullif(register_no, '') as integer),
    gl_account_no,
    cast(month_start as date),
    disposition,
    coalesce(reason, ''),
    cast(entries as bigint),
    cast(amount_minor as bigint),
    cast(additional_amount_minor as bigint)
from stage_disposition_totals
