-- Append what a transfer found, as differences that add up.
--
-- in   classification_total
-- out  disposition_total  rows; what goes belongs to register $register_no
insert into disposition_total (
    register_no, gl_account_no, month_start, disposition, reason, entries, amount,
    additional_amount
)
select
    case when is_going then cast($register_no as integer) end as register_no,
    gl_account_no,
    month_start,
    disposition,
    reason,
    entries,
    amount,
    additional_amount
from classification_total
