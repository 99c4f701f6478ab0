-- out  (event_no, detail)  what the audit trail says of closings
select
    event_no,
    detail
from audit_event
where verb = 'register close'
order by event_no
