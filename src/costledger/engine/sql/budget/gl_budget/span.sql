-- in   gl_budget_resolved
-- out  (first_no, last_no)  of the entries looked at, by account, date and number
with placed as (
    select
        entry_no,
        row_number() over (
            order by gl_account_no, posting_date, is_closing, entry_no
        ) as place
    from gl_budget_resolved
)

select
    max(case when place = 1 then entry_no end) as first_no,
    max(case when place = (select count(*) from gl_budget_resolved) then entry_no end)
        as last_no
from placed
