-- in: request, $request_key · out: the verb that it was for, and its answer
select
    verb,
    answer
from request
where request_key = $request_key
