-- The trail of the exported ledger; the new one's own begins after it.
delete from audit_event;

insert into audit_event (event_no, happened_at, user_name, host, verb, detail)
select
    cast(event_no as bigint) as event_no,
    cast(happened_at as timestamp),
    coalesce(user_name, ''),
    coalesce(host, ''),
    verb,
    coalesce(detail, '')
from stage_audit_events
order by event_no
