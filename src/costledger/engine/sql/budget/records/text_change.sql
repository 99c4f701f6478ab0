-- Change the texts of one entry of a draft.
--
-- in   budget_resolved: one line
update cost_entry_text
set
    document_no = line.document_no,
    description = line.description
from budget_resolved as line
where cost_entry_text.entry_no = $entry_no
