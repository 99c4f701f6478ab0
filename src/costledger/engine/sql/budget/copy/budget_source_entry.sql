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
from cost_entry_row as entry
inner join version_part as part
    on part.part_version_id = entry.version_id
    and (part.cut_date is null or entry.posting_date <= part.cut_date)
    and (part.cut_entry_no is null or entry.entry_no <= part.cut_entry_no)
inner join budget_type on budget_type.cost_type_id = entry.cost_type_id
inner join budget_receiver on budget_receiver.receiver_id = entry.receiver_id
inner join register_row as posted on posted.register_no = entry.register_no
left join reversed_register
    on reversed_register.register_no = entry.register_no
left join cost_entry_text as own on own.entry_no = entry.entry_no
left join gl_entry_row as source on source.gl_entry_no = entry.gl_entry_no
where
    part.version_id = $version_id
    and (not $is_own or entry.version_id = $version_id)
    and (not $is_primary or posted.kind <> 'allocation')
    and reversed_register.register_no is null
    and posted.reverses_register_no is null
    and (cast($first_day as date) is null
        or entry.posting_date >= cast($first_day as date))
    and (cast($last_day as date) is null
        or entry.posting_date <= cast($last_day as date))
