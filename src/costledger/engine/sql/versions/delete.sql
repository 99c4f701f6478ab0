-- Take the version itself away.
delete from version
where version_id = $version_id
