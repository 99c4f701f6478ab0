-- The table that says which migrations a ledger has had; its presence makes a file
-- a ledger.
create table schema_migration (
    number integer not null,
    name text not null,
    sha256 text not null
)
