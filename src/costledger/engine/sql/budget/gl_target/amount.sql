-- in   gl_budget_target
-- out  (amount)  what a copy wrote into a G/L budget
select cast(coalesce(sum(amount), 0) as bigint) as amount
from gl_budget_target
where reason is null
