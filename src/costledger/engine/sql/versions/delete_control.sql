-- Let no actual costs be held against a version.
delete from budget_control
where version_id = $version_id
