-- Write the entries of G/L budgets; those without a number are numbered on.
--
-- in   stage_gl_budget_entries, dimension_set
-- out  gl_budget_entry_row
insert into gl_budget_entry_row (
    entry_no, budget_name, gl_account_no, posting_date, is_closing, amount,
    description, dimension_set_id, is_ours
)
with numbered as (
    select
        staged.part_no,
        staged.row_no,
        row_number() over (order by staged.part_no, staged.row_no) as place
    from stage_gl_budget_entries as staged
    where coalesce(staged.entry_no, 0) = 0
),

last as (
    select
        (
            select coalesce(max(known.entry_no), 0)
            from gl_budget_entry_row as known
        ) as known_no,
        (
            select coalesce(max(staged.entry_no), 0)
            from stage_gl_budget_entries as staged
        ) as staged_no
)

select
    case
        when numbered.place is null then staged.entry_no
        when last.known_no > last.staged_no then last.known_no + numbered.place
        else last.staged_no + numbered.place
    end as entry_no,
    staged.budget_name,
    staged.gl_account_no,
    staged.date,
    false,
    coalesce(staged.amount, 0),
    staged.description,
    dimension_set.dimension_set_id,
    false
from stage_gl_budget_entries as staged
cross join last
inner join dimension_set on dimension_set.members = staged.members
left join numbered
    on numbered.part_no = staged.part_no and numbered.row_no = staged.row_no
order by entry_no
