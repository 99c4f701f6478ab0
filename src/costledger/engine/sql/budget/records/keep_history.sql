-- Keep entries of a draft as they are, before the audit event changes them.
--
-- in   budget_touched, cost_entry_row, cost_entry_text
-- out  budget_entry_history
insert into budget_entry_history (
    event_no, entry_no, register_no, version_id, posting_date, is_closing,
    cost_type_id, receiver_id, amount, additional_amount, document_no, description,
    reason_code
)
select
    $event_no,
    entry.entry_no,
    entry.register_no,
    entry.version_id,
    entry.posting_date,
    entry.is_closing,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    entry.additional_amount,
    coalesce(own.document_no, ''),
    coalesce(own.description, ''),
    coalesce(own.reason_code, '')
from cost_entry_row as entry
inner join budget_touched on budget_touched.entry_no = entry.entry_no
left join cost_entry_text as own on own.entry_no = entry.entry_no
order by entry.entry_no
