-- out  who did what, by number
select
    event_no,
    happened_at,
    user_name,
    host,
    verb,
    detail
from audit_event
order by event_no
