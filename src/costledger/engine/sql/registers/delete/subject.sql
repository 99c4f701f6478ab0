-- out  deleted_register  the registers that go
select
    register_no,
    version_id,
    run_no
from register_row
where
    version_id = $version_id
    and register_no between $from_no and $to_no
