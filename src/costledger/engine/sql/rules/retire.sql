-- Retire what is left of a rule: no run takes it, and history keeps it.
update allocation_rule_row
set is_retired = true
where rule_id = $rule_id
