-- out  (version_id)  the last key given
select max(version_id) as version_id
from version
