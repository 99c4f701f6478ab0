-- out  (register_no)  the open registers of a version up to $last_no
select register_row.register_no
from register_row
where
    register_row.version_id = $version_id
    and register_row.register_no <= $last_no
    and not exists (
        select 1
        from register_seal
        where register_seal.register_no = register_row.register_no
    )
order by register_row.register_no
