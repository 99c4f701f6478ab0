-- Runs of allocations: what each took, what it charged, and the keys it used. Rows are
-- only added; what a reversed register took is open again by that.

-- kind: allocation, migrated. parameters and certificate are JSON texts.
create table run_row (
    run_no integer not null,
    kind text not null,
    version_id integer not null,
    allocation_date date,
    from_level integer,
    to_level integer,
    label text not null,
    policy text not null,
    parameters text not null,
    certificate text not null
);

-- One rule in one run. held: what was open; taken: of it, what this pool took; charged:
-- what the receivers got. charged beyond taken is over-relief, held beyond taken stays.
create table pool (
    pool_no integer not null,
    run_no integer not null,
    register_no integer not null,
    rule_id text not null,
    rule_version integer not null,
    level integer,
    receiver_id integer,
    cost_type_id integer,
    document_no text not null,
    held bigint not null,
    taken bigint not null,
    charged bigint not null,
    additional_held bigint not null,
    additional_taken bigint not null
);

-- What a pool took of an entry. A pool takes its own credit, in full.
create table consumption (
    pool_no integer not null,
    entry_no bigint not null,
    amount bigint not null,
    additional_amount bigint not null
);

-- The keys of a pool, line by line: a weight, or a fixed amount that was charged.
-- source says where the weight comes from; entry_no is null where a line got nothing.
create table key_snapshot (
    pool_no integer not null,
    line_no integer not null,
    weight decimal(38, 0) not null,
    fixed_amount bigint,
    share decimal(38, 10) not null,
    source text not null,
    entry_no bigint
);
