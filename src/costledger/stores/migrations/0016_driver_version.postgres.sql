-- The version is a part of the key.
alter table driver_value drop constraint driver_value_pkey;
alter table driver_value alter column version_code set not null;
alter table driver_value add primary key (
    driver_code, receiver_kind, receiver_code, value_date, version_code
);
