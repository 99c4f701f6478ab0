-- out  (version_id)  the last key given to a version
select max(version_id) as version_id
from version
