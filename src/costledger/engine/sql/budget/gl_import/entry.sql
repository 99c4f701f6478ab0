-- Write the entries of G/L budgets; those without a number are numbered on, except
-- for as many of the same content as there are already: a file may come twice.
--
-- in   stage_gl_budget_entries, gl_budget_entry_row, dimension_set
-- out  gl_budget_entry_row
insert into gl_budget_entry_row (
    entry_no, budget_name, gl_account_no, posting_date, is_closing, amount,
    description, dimension_set_id, is_ours
)
with reported as (
    select
        staged.part_no,
        staged.row_no,
        staged.budget_name,
        staged.gl_account_no,
        staged.date,
        coalesce(staged.amount, 0) as amount,
        staged.description,
        dimension_set.dimension_set_id,
        row_number() over (
            partition by
                staged.budget_name,
                staged.gl_account_no,
                staged.date,
                coalesce(staged.amount, 0),
                staged.description,
                dimension_set.dimension_set_id
            order by staged.part_no, staged.row_no
        ) as time
    from stage_gl_budget_entries as staged
    inner join dimension_set on dimension_set.members = staged.members
    where coalesce(staged.entry_no, 0) = 0
),

there as (
    select
        budget_name,
        gl_account_no,
        posting_date,
        amount,
        description,
        dimension_set_id,
        count(*) as times
    from gl_budget_entry_row
    where not is_ours
    group by
        budget_name,
        gl_account_no,
        posting_date,
        amount,
        description,
        dimension_set_id
),

numbered as (
    select
        reported.part_no,
        reported.row_no,
        row_number() over (order by reported.part_no, reported.row_no) as place
    from reported
    left join there
        on there.budget_name = reported.budget_name
        and there.gl_account_no = reported.gl_account_no
        and there.posting_date = reported.date
        and there.amount = reported.amount
        and there.description = reported.description
        and there.dimension_set_id = reported.dimension_set_id
    where reported.time > coalesce(there.times, 0)
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
where coalesce(staged.entry_no, 0) <> 0 or numbered.place is not null
order by entry_no
