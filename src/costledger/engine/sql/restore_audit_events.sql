-- in   restored_audit_events
-- out  audit_event
insert into audit_event (event_no, happened_at, user_name, host, verb, detail)
select
    cast(event_no as bigint),
    cast(happened_at as timestamp),
    coalesce(user_name, ''),
    coalesce(host, ''),
    verb,
    coalesce(detail, '')
from restored_audit_events
