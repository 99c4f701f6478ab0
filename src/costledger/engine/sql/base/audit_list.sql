-- out  what the audit trail says, the newest first
select
    event_no,
    happened_at,
    user_name,
    host,
    verb,
    detail
from audit_event
where
    (verb = cast($verb as text) or cast($verb as text) is null)
    and (
        happened_at >= cast($since as timestamp)
        or cast($since as timestamp) is null
    )
order by event_no desc
limit $limit
