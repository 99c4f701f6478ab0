-- out  one budget entry as it is typed, with its register
select
    entry.entry_no,
    entry.register_no,
    entry.version_id,
    version.code as version,
    entry.posting_date,
    entry.is_closing,
    cost_type.code as cost_type_no,
    case when receiver.kind = 'center' then receiver.code else '' end
        as cost_center_code,
    case when receiver.kind = 'object' then receiver.code else '' end
        as cost_object_code,
    entry.amount,
    entry.additional_amount,
    coalesce(own.document_no, '') as document_no,
    coalesce(own.description, '') as description
from cost_entry_row as entry
inner join version on version.version_id = entry.version_id
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
left join cost_entry_text as own on own.entry_no = entry.entry_no
where entry.entry_no = $entry_no and entry.version_id <> 1
