-- Change one entry of a draft to what the judged line says.
--
-- in   budget_resolved: one line
update cost_entry_row
set
    posting_date = line.posting_date,
    is_closing = line.is_closing,
    cost_type_id = line.cost_type_id,
    receiver_id = coalesce(line.center_id, line.object_id),
    amount = line.amount,
    additional_amount = line.additional_amount
from budget_resolved as line
where cost_entry_row.entry_no = $entry_no
