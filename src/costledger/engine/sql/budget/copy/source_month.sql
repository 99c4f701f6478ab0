-- The entries of the source, one for a cost type, receiver and month.
--
-- in   budget_source_entry
-- out  the same columns, on the first day of the month
select
    min(entry_no) as entry_no,
    cast(date_trunc('month', posting_date) as date) as posting_date,
    false as is_closing,
    cost_type_id,
    receiver_id,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount,
    '' as document_no,
    '' as description
from budget_source_entry
group by 2, cost_type_id, receiver_id
