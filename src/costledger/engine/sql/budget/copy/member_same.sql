-- The entries that each line of a copy stands for: one.
--
-- in   budget_copied_from
-- out  (entry_no, source_entry_no)
select
    entry_no,
    entry_no as source_entry_no
from budget_copied_from
