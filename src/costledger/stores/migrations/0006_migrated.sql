-- What came from another cost ledger keeps the numbers that it had there.
-- source_series: cost or budget, each with numbers of its own.
create table migrated_register (
    register_no integer not null,
    source_series text not null,
    source_no bigint
);

create table migrated_entry (
    entry_no bigint not null,
    source_series text not null,
    source_no bigint not null
);
