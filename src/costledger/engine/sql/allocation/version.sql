-- out  (version_id, is_locked)  of a version by its code
select
    version_id,
    is_locked
from version
where code = $code
