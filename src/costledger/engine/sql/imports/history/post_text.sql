-- Write the texts of the entries of another cost ledger.
--
-- in   legacy_numbered
-- out  cost_entry_text
insert into cost_entry_text (entry_no, document_no, description, reason_code)
select
    entry_no,
    document_no,
    description,
    reason_code
from legacy_numbered
order by entry_no
