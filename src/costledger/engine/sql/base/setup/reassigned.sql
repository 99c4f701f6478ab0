-- Entries that lie in the set of another assignment than that of their date.
--
-- in   gl_entry_row, gl_coding, dimension_set, dimension_assignment, $after_import_no
-- out  reassigned  (gl_entry_no, gl_account_no, members, assignment_no of the date)
select
    entry.gl_entry_no,
    coding.gl_account_no,
    dimension_set.members,
    coalesce(dimension_assignment.assignment_no, 0) as assignment_no
from gl_entry_row as entry
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
left join dimension_assignment
    on entry.posting_date < dimension_assignment.valid_to
    and (
        dimension_assignment.valid_from is null
        or entry.posting_date >= dimension_assignment.valid_from
    )
where
    entry.import_no > $after_import_no
    and dimension_set.assignment_no <> coalesce(dimension_assignment.assignment_no, 0)
