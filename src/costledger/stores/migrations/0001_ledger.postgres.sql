-- Keys and checks that hold the laws in the database itself. References of bulk rows
-- are proved by one set-based check in the transaction of the posting.
alter table counter add primary key (name);
alter table audit_event add primary key (event_no);
alter table accounting_period add primary key (starting_date);
alter table calendar_day add primary key (day);
alter table import_row add primary key (import_no);
alter table dimension add primary key (dimension);
alter table dimension_value add primary key (dimension, code);
alter table dimension_set add primary key (dimension_set_id);
alter table dimension_set_member add primary key (dimension_set_id, dimension);
alter table gl_account add primary key (gl_account_no);
alter table gl_account_dimension add primary key (gl_account_no, dimension);
alter table gl_coding add primary key (coding_id);
alter table gl_entry_row add primary key (gl_entry_no);
create index gl_entry_of_import on gl_entry_row using brin (import_no);
alter table cost_type add primary key (cost_type_id);
alter table cost_type add unique (code);
alter table cost_type add check (
    line_type in ('postable', 'heading', 'total', 'begin_total', 'end_total')
);
alter table receiver add primary key (receiver_id);
alter table receiver add unique (kind, code);
alter table receiver add check (kind in ('center', 'object'));
alter table cost_type_account add primary key (gl_account_no, cost_type_id);
alter table version add primary key (version_id);
alter table version add unique (code);
alter table register_row add primary key (register_no);
alter table register_row add unique (reverses_register_no);
alter table register_row add foreign key (version_id) references version;
alter table cost_entry_row add primary key (entry_no);
create index cost_entry_of_register on cost_entry_row using brin (register_no);
create index cost_entry_of_gl_entry on cost_entry_row (gl_entry_no);
alter table cost_entry_row add check (combined in ('', 'day', 'month'));
alter table cost_entry_text add primary key (entry_no);
alter table cost_entry_origin add primary key (entry_no);
create index gl_transfer_of_gl_entry on gl_transfer (gl_entry_no);
