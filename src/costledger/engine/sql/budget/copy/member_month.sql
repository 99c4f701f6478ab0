-- The entries that each line of a monthly copy stands for.
--
-- in   budget_copied_from, budget_source_entry
-- out  (entry_no, source_entry_no)
select
    copied.entry_no,
    source.entry_no as source_entry_no
from budget_copied_from as copied
inner join budget_source_entry as source
    on source.cost_type_id = copied.cost_type_id
    and source.receiver_id = copied.receiver_id
    and cast(date_trunc('month', source.posting_date) as date) = copied.posting_date
