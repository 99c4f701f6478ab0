-- Make the G/L budgets that entries name and nobody described.
--
-- in   stage_gl_budget_entries
-- out  gl_budget
insert into gl_budget (name, description, is_blocked)
select
    staged.budget_name,
    '',
    false
from stage_gl_budget_entries as staged
where
    not exists (
        select 1
        from gl_budget
        where gl_budget.name = staged.budget_name
    )
group by staged.budget_name
order by staged.budget_name
