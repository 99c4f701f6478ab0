-- Keys of the eras of dimensions.
alter table dimension_era add primary key (era);
