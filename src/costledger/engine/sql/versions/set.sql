-- Write what a version is called and what it is, in place of what stood there.
update version
set
    code = $code,
    name = $name,
    kind = $kind,
    is_locked = $is_locked,
    base_version_id = $base_version_id,
    base_cut_date = $base_cut_date,
    base_cut_entry_no = $base_cut_entry_no
where version_id = $version_id
