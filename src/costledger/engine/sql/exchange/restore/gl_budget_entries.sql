-- in   stage_gl_budget_entries, dimension_set · out  gl_budget_entry_row
insert into gl_budget_entry_row (
    entry_no, budget_name, gl_account_no, posting_date, is_closing, amount,
    description, dimension_set_id, is_ours, source_entry_no
)
select
    cast(staged.entry_no as bigint) as entry_no,
    staged.budget_name,
    staged.gl_account_no,
    cast(replace(staged.date, 'C', '') as date),
    staged.date like 'C%',
    cast(replace(staged.amount, '.', '') as bigint),
    coalesce(staged.description, ''),
    dimension_set.dimension_set_id,
    cast(staged.is_ours as boolean),
    cast(nullif(staged.source_entry_no, '') as bigint)
from stage_gl_budget_entries as staged
inner join dimension_set
    on dimension_set.members = staged.dimensions and dimension_set.assignment_no = 0
order by entry_no
