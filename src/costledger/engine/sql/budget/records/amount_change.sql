-- Give the entries that stay the sum of those that they stand for.
--
-- in   budget_touched
update cost_entry_row
set
    amount = budget_touched.amount,
    additional_amount = budget_touched.additional_amount
from budget_touched
where
    budget_touched.entry_no = cost_entry_row.entry_no
    and not budget_touched.is_gone
