-- Keys of what came from another cost ledger.
alter table migrated_register add primary key (register_no);
alter table migrated_register add unique (source_series, source_no);
alter table migrated_entry add primary key (entry_no);
alter table migrated_entry add unique (source_series, source_no);
