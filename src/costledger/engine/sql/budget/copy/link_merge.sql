-- Give the entry that stays what the entries that are merged into it were copied from.
--
-- in   budget_touched with first_entry_no
-- out  budget_copy_link
insert into budget_copy_link (entry_no, source_entry_no)
select distinct
    touched.first_entry_no,
    link.source_entry_no
from budget_touched as touched
inner join budget_copy_link as link on link.entry_no = touched.entry_no
where
    touched.entry_no <> touched.first_entry_no
    and not exists (
        select 1
        from budget_copy_link as own
        where
            own.entry_no = touched.first_entry_no
            and own.source_entry_no = link.source_entry_no
    )
order by touched.first_entry_no, link.source_entry_no
