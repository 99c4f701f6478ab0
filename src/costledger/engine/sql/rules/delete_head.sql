-- Take away the versions of a rule that no posted run used.
delete from allocation_rule_row
where
    rule_id = $rule_id
    and not exists (
        select 1
        from used_rule
        where
            used_rule.rule_id = allocation_rule_row.rule_id
            and used_rule.rule_version = allocation_rule_row.rule_version
    )
