-- out  what balances need of archived entries; minor units
select
    archive_no,
    version_id,
    cost_type_id,
    receiver_id,
    month_start,
    month_end,
    is_closing,
    entries,
    amount as amount_minor,
    debit as debit_minor,
    credit as credit_minor,
    additional_amount as additional_amount_minor
from archive_balance
order by
    archive_no, version_id, cost_type_id, receiver_id,
    month_start, is_closing
