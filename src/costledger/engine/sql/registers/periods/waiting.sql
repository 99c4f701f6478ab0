-- out  (reason, entries)  the G/L entries of a period that wait, by reason
select
    disposition.reason,
    count(*) as entries
from gl_disposition as disposition
inner join gl_entry_row as entry on entry.gl_entry_no = disposition.gl_entry_no
where
    disposition.disposition = 'waiting'
    and entry.posting_date >= cast($first_day as date)
    and (
        cast($last_day as date) is null
        or entry.posting_date <= cast($last_day as date)
    )
group by disposition.reason
order by disposition.reason
