-- Keys of seals, deletions and archives.
alter table register_seal add primary key (register_no);
alter table register_deletion add primary key (register_no);
alter table period_seal add primary key (seal_no);
alter table archive_row add primary key (archive_no);
alter table archive_register add primary key (archive_no, register_no);
