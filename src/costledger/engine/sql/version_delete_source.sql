-- Forget where the copies of a version came from.
delete from budget_source
where
    register_no in (
        select register_row.register_no
        from register_row
        where register_row.version_id = $version_id
    )
