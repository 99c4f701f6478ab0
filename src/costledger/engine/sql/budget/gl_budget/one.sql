-- out  (name, is_blocked)  of a G/L budget
select
    name,
    is_blocked
from gl_budget
where name = $name
