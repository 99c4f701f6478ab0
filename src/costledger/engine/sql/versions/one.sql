-- out  (version_id, code, name, kind, is_locked, base id, cut)  of a version
select
    version_id,
    code,
    name,
    kind,
    is_locked,
    base_version_id,
    base_cut_date,
    base_cut_entry_no
from version
where code = $code
