-- Registers that are closed or deleted, periods that are closed, and old years that
-- went to an archive.

-- One row a closed register. content is the SHA-256 over the register and its entries,
-- seal that over content and the seal before it in the version.
create table register_seal (
    register_no integer not null,
    version_id integer not null,
    entries bigint not null,
    content text not null,
    seal text not null,
    closed_on date not null,
    closed_at timestamp not null,
    closed_by text not null
);

-- One row a deleted register: numbers are not given again, and the gap is explained.
create table register_deletion (
    register_no integer not null,
    version text not null,
    kind text not null,
    entries bigint not null,
    first_entry_no bigint,
    last_entry_no bigint,
    debit bigint not null,
    credit bigint not null,
    posting_date date,
    deleted_on date not null,
    deleted_at timestamp not null,
    deleted_by text not null
);

-- One row a closing of a period: what ACTUAL held in it up to last_entry_no. A period
-- that is opened again keeps its row, which then proves nothing more.
create table period_seal (
    seal_no integer not null,
    starting_date date not null,
    ending_date date,
    state text not null,
    last_entry_no bigint not null,
    entries bigint not null,
    waiting bigint not null,
    content text not null,
    seal text not null,
    is_reopened boolean not null,
    closed_on date not null,
    closed_at timestamp not null,
    closed_by text not null
);

-- Years whose entries went to a file.
create table archive_row (
    archive_no integer not null,
    first_date date not null,
    year_ending date not null,
    entries bigint not null,
    file text not null,
    sha256 text not null,
    archived_on date not null,
    archived_at timestamp not null,
    archived_by text not null
);

-- What a register had among the archived entries.
create table archive_register (
    archive_no integer not null,
    register_no integer not null,
    entries bigint not null,
    debit bigint not null,
    credit bigint not null,
    additional_amount bigint not null
);

-- What balances need of archived entries, by type, receiver and month.
create table archive_balance (
    archive_no integer not null,
    version_id integer not null,
    cost_type_id integer not null,
    receiver_id integer not null,
    month_start date not null,
    month_end date not null,
    is_closing boolean not null,
    entries bigint not null,
    amount bigint not null,
    debit bigint not null,
    credit bigint not null,
    additional_amount bigint not null
);
