-- Let the entries of the mirror go that come anew.
delete from gl_budget_entry_row
where
    entry_no in (select staged.entry_no from stage_gl_budget_entries as staged)
