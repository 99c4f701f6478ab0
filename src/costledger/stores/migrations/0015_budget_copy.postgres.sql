-- Keys of what copies were copied from.
alter table budget_copy_link add primary key (entry_no, source_entry_no);
create index budget_copy_link_source on budget_copy_link (source_entry_no);
