-- out  (rule_id, rule_version)  the rules that take part in a run
-- in   allocate_rule
select
    rule_id,
    rule_version
from allocate_rule
where is_selected
