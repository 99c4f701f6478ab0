-- Take the lines of rules away that are written anew.
-- in   rule_written · out  allocation_target_row
delete from allocation_target_row
where
    exists (
        select 1
        from rule_written
        where
            rule_written.rule_id = allocation_target_row.rule_id
            and rule_written.rule_version = allocation_target_row.rule_version
    )
