-- in   allocate_rule
-- out  allocate_claim  without rules of the style distribution as they were written
delete from allocate_claim
where rule_no in (
    select rule.rule_no
    from allocate_rule as rule
    where
        rule.level = $level
        and rule.style = 'distribution'
        and rule.parent_no is null
)
