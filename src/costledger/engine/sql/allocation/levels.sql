-- in   allocate_rule
-- out  (level, method)  of the rules that take part, in order
select
    rule.level,
    coalesce(min(allocation_level.method), 'sequential') as method
from allocate_rule as rule
left join allocation_level on allocation_level.level = rule.level
where rule.is_selected
group by rule.level
order by rule.level
