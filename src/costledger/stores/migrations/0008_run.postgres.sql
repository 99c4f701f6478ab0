-- Keys of runs and pools.
alter table run_row add primary key (run_no);
alter table pool add primary key (pool_no);
create index pool_of_register on pool (register_no);
create index consumption_of_entry on consumption (entry_no);
create index consumption_of_pool on consumption using brin (pool_no);
create index key_snapshot_of_pool on key_snapshot using brin (pool_no);
