-- in   stage_gl_budgets · out  gl_budget
insert into gl_budget (name, description, is_blocked)
select
    name,
    coalesce(description, ''),
    cast(blocked as boolean)
from stage_gl_budgets
order by name
