-- out  the first $limit cost entries of register $register_no; amounts in minor units
select
    entry.entry_no,
    entry.posting_date,
    entry.is_closing,
    cost_type.code as cost_type_no,
    receiver.kind as receiver_kind,
    receiver.code as receiver_code,
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
    entry.amount
from cost_entry_row as entry
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
left join cost_entry_text as own on own.entry_no = entry.entry_no
left join calendar_day on calendar_day.day = entry.posting_date
left join gl_entry_row as source on source.gl_entry_no = entry.gl_entry_no
where entry.register_no = $register_no
order by entry.entry_no
limit $limit
