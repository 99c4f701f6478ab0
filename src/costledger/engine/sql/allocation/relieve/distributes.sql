-- in   allocate_rule
-- out  (rules)  how many rules of level $level have the style distribution
select count(*) as rules
from allocate_rule
where level = $level and is_selected and style = 'distribution'
