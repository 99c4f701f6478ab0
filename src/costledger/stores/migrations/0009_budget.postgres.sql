-- Keys of G/L budgets and of what drafts were.
alter table gl_budget add primary key (name);
alter table gl_budget_entry_row add primary key (entry_no);
alter table budget_source add primary key (register_no);
alter table budget_entry_former add primary key (event_no, entry_no);
alter table budget_control add primary key (version_id);
