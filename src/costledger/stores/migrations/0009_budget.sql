-- Budgets: the mirror of G/L budgets, where copies came from, and what drafts were.

create table gl_budget (
    name text not null,
    description text not null,
    is_blocked boolean not null
);

-- is_ours: written by us out of a version, and not by the source
create table gl_budget_entry_row (
    entry_no bigint not null,
    budget_name text not null,
    gl_account_no text not null,
    posting_date date not null,
    is_closing boolean not null,
    amount bigint not null,
    description text not null,
    dimension_set_id integer not null,
    is_ours boolean not null,
    source_entry_no bigint
);

-- What a register of kind budget_copy was copied from. kind: version, gl_budget. The
-- numbers are those of the first and last entry that was looked at, in copying order.
create table budget_source (
    register_no integer not null,
    kind text not null,
    source text not null,
    first_source_no bigint,
    last_source_no bigint
);

-- Entries of drafts as they were before they were changed, compressed or deleted by the
-- audit event.
create table budget_entry_former (
    event_no bigint not null,
    entry_no bigint not null,
    register_no integer not null,
    version_id integer not null,
    posting_date date not null,
    is_closing boolean not null,
    cost_type_id integer not null,
    receiver_id integer not null,
    amount bigint not null,
    additional_amount bigint not null,
    document_no text not null,
    description text not null,
    reason_code text not null
);

-- The version that actual costs are held against, and by how much they may exceed it.
-- span: month, quarter or year; is_checked: whether a journal is held against it
create table budget_control (
    version_id integer not null,
    span text not null,
    tolerance_percent text not null,
    tolerance_amount bigint not null,
    is_checked boolean not null
);
