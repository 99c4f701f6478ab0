-- in   gl_budget_target
-- out  (dimension, code)  the dimension values that lines for a G/L budget need
select
    dimension,
    code
from gl_budget_target
where reason is null
group by dimension, code
order by dimension, code
