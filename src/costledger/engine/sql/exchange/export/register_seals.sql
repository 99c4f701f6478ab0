-- out  the closed registers with their seals
select
    register_no,
    version_id,
    entries,
    content,
    seal,
    closed_on,
    closed_at,
    closed_by
from register_seal
order by register_no
