-- out  (version_id)  of a version by its code
select version_id
from version
where code = $code
