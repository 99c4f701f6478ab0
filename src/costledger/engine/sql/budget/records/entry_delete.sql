-- Take entries of a draft away.
--
-- in   budget_touched: entries with is_gone
delete from cost_entry_text
where
    entry_no in (
        select budget_touched.entry_no from budget_touched where budget_touched.is_gone
    );

delete from budget_copy_link
where
    entry_no in (
        select budget_touched.entry_no from budget_touched where budget_touched.is_gone
    );

delete from cost_entry_origin
where
    entry_no in (
        select budget_touched.entry_no from budget_touched where budget_touched.is_gone
    );

delete from cost_entry_row
where
    entry_no in (
        select budget_touched.entry_no from budget_touched where budget_touched.is_gone
    )
