-- out  (rule_id, rule_version)  the rules in force, of one id or of all
select
    rule_id,
    rule_version
from allocation_rule_row
where
    not is_superseded
    and not is_retired
    and ($rule_id is null or rule_id = $rule_id)
