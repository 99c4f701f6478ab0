-- Take away the lines of the versions of a rule that no posted run used.
delete from allocation_target_row
where
    rule_id = $rule_id
    and not exists (
        select 1
        from used_rule
        where
            used_rule.rule_id = allocation_target_row.rule_id
            and used_rule.rule_version = allocation_target_row.rule_version
    )
