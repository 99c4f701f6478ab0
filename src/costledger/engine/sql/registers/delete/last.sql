-- out  (register_no)  the last register of a version; null without any
select max(register_no) as register_no
from register_row
where version_id = $version_id
