-- out  (file, row_no, entry_no)  rows whose number an entry that we wrote has
select
    staged.file,
    staged.row_no,
    cast(staged.entry_no as text) as entry_no
from stage_gl_budget_entries as staged
inner join gl_budget_entry_row as ours
    on ours.entry_no = staged.entry_no
    and ours.is_ours
order by staged.file, staged.row_no
