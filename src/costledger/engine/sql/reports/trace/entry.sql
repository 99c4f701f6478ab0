-- out  one row: cost entry $entry_no with codes, amounts in minor units
select
    entry.entry_no,
    version.code as version,
    entry.register_no,
    entry.posting_date,
    entry.is_closing,
    cost_type.code as cost_type_no,
    cost_type.name as cost_type_name,
    receiver.kind as receiver_kind,
    receiver.code as receiver_code,
    receiver.name as receiver_name,
    entry.amount,
    entry.additional_amount,
    case
        when coalesce(own.document_no, source.document_no, '') = '' then '0000'
        else coalesce(own.document_no, source.document_no)
    end as document_no,
    case
        when own.description is not null then own.description
        when entry.combined = 'day' then calendar_day.day_text
        when entry.combined = 'month' then calendar_day.month_text
        else coalesce(source.description, '')
    end as description,
    entry.combined,
    origin.corrects_entry_no,
    register_row.kind as register_kind,
    register_row.posted_on,
    register_row.posted_by,
    reversed_register.reversed_by_register_no
from cost_entry_row as entry
inner join version on version.version_id = entry.version_id
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
inner join register_row on register_row.register_no = entry.register_no
left join reversed_register
    on reversed_register.register_no = entry.register_no
left join cost_entry_origin as origin on origin.entry_no = entry.entry_no
left join cost_entry_text as own on own.entry_no = entry.entry_no
left join calendar_day on calendar_day.day = entry.posting_date
left join gl_entry_row as source on source.gl_entry_no = entry.gl_entry_no
where entry.entry_no = $entry_no
