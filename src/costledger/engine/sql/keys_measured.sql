-- out  (rule_id, rule_version, line_no, units)  what was measured, in 1e-10
select
    rule_id,
    rule_version,
    line_no,
    cast(units as decimal(38, 0)) as units
from key_measured
