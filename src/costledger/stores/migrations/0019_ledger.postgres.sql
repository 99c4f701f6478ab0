-- Keys, checks and indexes that hold the laws in the database itself. References of
-- bulk rows are proved by one set-based check in the transaction of the posting.


-- Setup and counters

alter table counter add primary key (name);


-- Periods and days

alter table accounting_period add primary key (starting_date);
alter table calendar_day add primary key (day);


-- General ledger

alter table import_row add primary key (import_no);
alter table dimension add primary key (dimension);
alter table dimension_value add primary key (dimension, code);
alter table dimension_set add primary key (dimension_set_id);
alter table dimension_set_member add primary key (dimension_set_id, dimension);
alter table dimension_assignment add primary key (assignment_no);
alter table gl_account add primary key (gl_account_no);
alter table gl_account_dimension add primary key (gl_account_no, dimension);
alter table gl_coding add primary key (coding_id);
alter table gl_entry_row add primary key (gl_entry_no);
create index gl_entry_of_import on gl_entry_row using brin (import_no);


-- Charts

alter table cost_type add primary key (cost_type_id);
alter table cost_type add unique (code);
alter table cost_type add check (
    line_type in ('postable', 'heading', 'total', 'begin_total', 'end_total')
);
alter table cost_type_account add primary key (gl_account_no, cost_type_id);
alter table receiver add primary key (receiver_id);
alter table receiver add unique (kind, code);
alter table receiver add check (kind in ('center', 'object'));


-- Cost entries and registers

alter table version add primary key (version_id);
alter table version add unique (code);
alter table register_row add primary key (register_no);
alter table register_row add unique (reverses_register_no);
-- A version takes another name while registers refer to it: its row is replaced within
-- one transaction.
alter table register_row add foreign key (version_id)
references version deferrable initially deferred;
alter table cost_entry_row add primary key (entry_no);
alter table cost_entry_row add check (combined in ('', 'day', 'month'));
create index cost_entry_of_register on cost_entry_row using brin (register_no);
alter table cost_entry_text add primary key (entry_no);
alter table cost_entry_origin add primary key (entry_no);
alter table legacy_register add primary key (register_no);
alter table legacy_register add unique (source_series, source_no);
alter table legacy_entry add primary key (entry_no);
alter table legacy_entry add unique (source_series, source_no);
alter table register_seal add primary key (register_no);
alter table register_deletion add primary key (register_no);
alter table period_seal add primary key (seal_no);

-- Links from the ledger's side. Every register writes its entries and links in the
-- order of the general ledger, so a few numbers a block of pages find them; an index of
-- every row cost a tenth of all transfers. Several ranges a block: late-mapped entries
-- stand beside those of their day. Blocks are counted up when the table is vacuumed:
-- often, as rows come.
create index cost_entry_of_gl_entry on cost_entry_row
using brin (gl_entry_no int8_minmax_multi_ops) with (pages_per_range = 16);
create index gl_transfer_of_gl_entry on gl_transfer
using brin (gl_entry_no int8_minmax_multi_ops) with (pages_per_range = 16);
alter table gl_entry_row set (
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0
);
alter table cost_entry_row set (
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0
);
alter table gl_transfer set (
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0
);


-- Journals

alter table journal_batch add primary key (batch);
alter table journal_line_row add primary key (batch, line_no);


-- Allocation

alter table allocation_rule_row add primary key (rule_id, rule_version);
alter table allocation_target_row add primary key (rule_id, rule_version, line_no);
alter table allocation_target_row add foreign key (rule_id, rule_version)
references allocation_rule_row deferrable initially deferred;
alter table allocation_level add primary key (level);
alter table employee add primary key (employee_no);
alter table item_entry_row add primary key (item_entry_no);
alter table driver add primary key (driver_code);
alter table driver_value add primary key (
    driver_code, receiver_kind, receiver_code, value_date, version_code
);
alter table run_row add primary key (run_no);
alter table pool add primary key (pool_no);
create index pool_of_register on pool (register_no);
create index relief_of_entry on relief (entry_no);
create index relief_of_pool on relief using brin (pool_no);
create index key_snapshot_of_pool on key_snapshot using brin (pool_no);
create index gross_flow_of_register on gross_flow (register_no);


-- Budgets

alter table gl_budget add primary key (name);
alter table gl_budget_entry_row add primary key (entry_no);
alter table budget_source add primary key (register_no);
alter table budget_copy_link add primary key (entry_no, source_entry_no);
create index budget_copy_link_source on budget_copy_link (source_entry_no);
alter table budget_entry_history add primary key (event_no, entry_no);
alter table budget_control add primary key (version_id);


-- Archive

alter table archive_row add primary key (archive_no);
alter table archive_register add primary key (archive_no, register_no);


-- Audit

alter table audit_event add primary key (event_no);
