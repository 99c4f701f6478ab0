-- out  what became of entries by account and month, as differences that add up; amounts
--      in minor units, since this is the ledger's memory and no answer
select
    register_no,
    gl_account_no,
    month_start,
    disposition,
    reason,
    entries,
    amount as amount_minor,
    additional_amount as additional_amount_minor
from disposition_total
order by
    register_no, gl_account_no, month_start, disposition, reason, entries, amount,
    additional_amount
