-- Write entries of a version into a G/L budget, marked as ours.
--
-- in   gl_budget_target, gl_budget_place (dimension, code, dimension_set_id)
-- out  gl_budget_entry_row
insert into gl_budget_entry_row (
    entry_no, budget_name, gl_account_no, posting_date, is_closing, amount,
    description, dimension_set_id, is_ours, source_entry_no
)
select
    (
        select coalesce(max(last.entry_no), 0)
        from gl_budget_entry_row as last
    ) + row_number() over (order by line.line_no) as entry_no,
    $name,
    line.gl_account_no,
    line.posting_date,
    line.is_closing,
    line.amount,
    line.description,
    place.dimension_set_id,
    true,
    line.source_entry_no
from gl_budget_target as line
inner join gl_budget_place as place
    on place.dimension = line.dimension and place.code = line.code
where line.reason is null
order by entry_no
