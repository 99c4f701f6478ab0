-- out  the answers kept for retries, by key
select
    request_key,
    verb,
    answer,
    answered_at
from request
order by request_key
