-- Take the registers of a version away.
delete from register_row
where version_id = $version_id
