-- out  the versions of rules that a posted run used
select
    rule_id,
    rule_version
from used_rule
