-- The answers of the exported ledger, so that its retries stay safe in the new one.
-- in   stage_requests · out  request
insert into request (request_key, verb, answer, answered_at)
select
    request_key,
    verb,
    answer,
    cast(answered_at as timestamp)
from stage_requests
order by request_key
