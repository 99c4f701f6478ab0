-- The entries that a version shows and that pass the filters, none of them reversed.
--
-- in   budget_type, budget_receiver: what passes
-- out  (entry_no, posting_date, is_closing, cost_type_id, receiver_id, amount, …)
select
    entry.entry_no,
    entry.posting_date,
    entry.is_closing,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    entry.additional_amount,
    coalesce(own.document_no, source.document_no, '') as document_no,
    coalesce(own.description, source.description, '') as description
from version_entry as entry
inner join budget_type on budget_type.cost_type_id = entry.cost_type_id
inner join budget_receiver on budget_receiver.receiver_id = entry.receiver_id
inner join register_row as posted on posted.register_no = entry.register_no
left join reversed_register
    on reversed_register.register_no = entry.register_no
left join cost_entry_text as own on own.entry_no = entry.entry_no
left join gl_entry_row as source on source.gl_entry_no = entry.gl_entry_no
where
    entry.version_id = $version_id
    and (not $is_own or entry.own_version_id = $version_id)
    and (not $is_primary or posted.kind <> 'allocation')
    and reversed_register.register_no is null
    and posted.reverses_register_no is null
    and (cast($first_day as date) is null
        or entry.posting_date >= cast($first_day as date))
    and (cast($last_day as date) is null
        or entry.posting_date <= cast($last_day as date))
