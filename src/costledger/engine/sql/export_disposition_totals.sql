-- out  disposition_totals  what became of entries by account and month, as differences
--                          that add up
select
    register_no,
    gl_account_no,
    month_start,
    disposition,
    reason,
    entries,
    cast(amount as decimal(38, 0)) * $minor_unit as amount,
    cast(additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount
from disposition_total as total
order by
    total.register_no, total.gl_account_no, total.month_start, total.disposition,
    total.reason, total.entries, total.amount, total.additional_amount
