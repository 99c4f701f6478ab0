-- Keys of the eras of dimensions.
alter table dimension_era add primary key (era);

-- A version takes another name while registers refer to it: its row is replaced within
-- one transaction.
alter table register_row drop constraint register_row_version_id_fkey;
alter table register_row add constraint register_row_version_id_fkey
foreign key (version_id) references version deferrable initially deferred;
