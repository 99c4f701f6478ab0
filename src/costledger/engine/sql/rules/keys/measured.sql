-- in   key_measured
-- out  (rule_id, rule_version, line_no, units, own_values)  what was measured, in
--      1e-10, and how many values of it are of the own version
select
    rule_id,
    rule_version,
    line_no,
    cast(units as decimal(38, 0)) as units,
    coalesce(own_values, 0) as own_values
from key_measured
