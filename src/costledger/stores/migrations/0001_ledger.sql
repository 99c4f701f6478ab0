-- The ledger's tables, as architecture names them.
--
-- Money is bigint minor units. Masters have a whole-number key and a code; entries
-- and links hold keys. The big tables are append-only and carry no keys or indexes
-- on DuckDB: the laws are proved by checks. `*_row` tables are what the engine reads;
-- people read the views of the same name without it (views.sql).

-- One row: what this ledger is and how it behaves.
create table setup (
    company_name text not null,
    currency text not null,
    minor_digits integer not null,
    additional_currency text not null,
    additional_minor_digits integer not null,
    cost_center_dimension text not null,
    cost_object_dimension text not null,
    starting_date_for_gl_transfer date,
    allow_posting_from date,
    allow_posting_to date,
    auto_transfer_from_gl boolean not null,
    check_gl_postings boolean not null,
    align_gl_account text not null,
    align_cost_center_dimension text not null,
    align_cost_object_dimension text not null,
    late_entry_policy text not null,
    journal_balance text not null,
    language text not null
);

-- The last number given of each series. Every posting updates its row first, which
-- makes two postings at once an error; a number is never given twice.
create table counter (
    name text not null,
    last_no bigint not null
);

create table audit_event (
    event_no bigint not null,
    happened_at timestamp not null,
    user_name text not null,
    host text not null,
    verb text not null,
    detail text not null
);

-- state: open, closed (informs, guards deletions), locked (refuses postings to ACTUAL)
create table accounting_period (
    starting_date date not null,
    new_fiscal_year boolean not null,
    state text not null
);

-- Every day that the ledger has met, with what engines would spell differently.
create table calendar_day (
    day date not null,
    month_start date not null,
    month_end date not null,
    day_text text not null,
    month_text text not null
);

create table import_row (
    import_no integer not null,
    source text not null,
    file text not null,
    sha256 text not null,
    imported_at timestamp not null,
    imported_by text not null,
    entries bigint not null
);

-- The mirror of the general ledger: it holds what the source says.
create table dimension (
    dimension text not null,
    name text not null
);

create table dimension_value (
    dimension text not null,
    code text not null,
    name text not null,
    dimension_value_type text not null,
    totaling text not null,
    is_blocked boolean not null
);

-- members: the canonical JSON text of a set, dimensions in code order; '{}' is set 0
create table dimension_set (
    dimension_set_id integer not null,
    members text not null
);

create table dimension_set_member (
    dimension_set_id integer not null,
    dimension text not null,
    code text not null
);

-- excluded_reason: why this account is no cost, when it is not ('' = not excluded)
create table gl_account (
    gl_account_no text not null,
    name text not null,
    account_type text not null,
    income_balance text not null,
    totaling text not null,
    is_blocked boolean not null,
    excluded_reason text not null
);

create table gl_account_dimension (
    gl_account_no text not null,
    dimension text not null,
    code text not null
);

-- The distinct (account, dimension set) pairs of all entries: who carries a cost is
-- decided once for a coding and never for an entry.
create table gl_coding (
    coding_id integer not null,
    gl_account_no text not null,
    dimension_set_id integer not null
);

-- source_key is null where the number is the source's own
create table gl_entry_row (
    gl_entry_no bigint not null,
    import_no integer not null,
    row_no bigint not null,
    source_key text,
    posting_date date not null,
    is_closing boolean not null,
    coding_id integer not null,
    amount bigint not null,
    additional_amount bigint not null,
    document_no text not null,
    description text not null,
    reason_code text not null
);

-- Derived, rebuildable: what the last transfer knew. A run compares this with what
-- holds now and looks again only at what differs; `engine/derived.py` keeps it.

-- The values of the two dimensions of cost accounting in each set ('' = none).
create table set_value (
    dimension_set_id integer not null,
    center_value text not null,
    object_value text not null
);

-- One row. Imports after clean_import_no were never looked at; those after import_no
-- are to be looked at again; codings after coding_id have no resolution yet.
create table transfer_mark (
    import_no integer not null,
    clean_import_no integer not null,
    coding_id integer not null,
    fingerprint text not null
);

-- The verdict on each coding, as the last transfer saw it (see view coding_verdict).
create table resolution (
    coding_id integer not null,
    gl_account_no text not null,
    not_cost_reason text,
    waiting_reason text,
    cost_type_id integer,
    combine_entries text,
    receiver_id integer
);

-- The days, as the last transfer saw them; is_looked_at is false after its --until.
create table resolution_day (
    day date not null,
    is_started boolean not null,
    is_allowed boolean not null,
    is_month_end_allowed boolean not null,
    is_looked_at boolean not null
);

-- What became of entries, by account and month, as differences that add up: a run
-- appends what it looked at. register_no is null where it posted nothing.
create table disposition_total (
    register_no integer,
    gl_account_no text not null,
    month_start date not null,
    disposition text not null,
    reason text not null,
    entries bigint not null,
    amount bigint not null,
    additional_amount bigint not null
);

-- Charts. line_type: postable, heading, total, begin_total, end_total
create table cost_type (
    cost_type_id integer not null,
    code text not null,
    name text not null,
    line_type text not null,
    totaling text not null,
    indentation integer not null,
    gl_account_range text not null,
    combine_entries text not null,
    default_center_id integer,
    default_object_id integer,
    cost_classification text not null,
    fixed_share text not null,
    is_blocked boolean not null,
    is_retired boolean not null,
    new_page boolean not null,
    blank_line boolean not null,
    comment text not null
);

-- kind: center, object
create table receiver (
    receiver_id integer not null,
    kind text not null,
    code text not null,
    name text not null,
    line_type text not null,
    totaling text not null,
    indentation integer not null,
    sorting_order text not null,
    cost_subtype text not null,
    responsible_person text not null,
    is_blocked boolean not null,
    is_retired boolean not null,
    new_page boolean not null,
    blank_line boolean not null,
    comment text not null
);

-- Which accounts feed a cost type: the resolved account ranges.
create table cost_type_account (
    gl_account_no text not null,
    cost_type_id integer not null
);

-- ACTUAL is version 1; kind: actual, budget, forecast, scenario
create table version (
    version_id integer not null,
    code text not null,
    name text not null,
    kind text not null,
    is_locked boolean not null,
    base_version_id integer,
    base_cut_date date,
    base_cut_entry_no bigint
);

-- One row a posting, append-only. kind: transfer, journal, allocation, budget_entry,
-- budget_copy, budget_transfer, reversal, import
create table register_row (
    register_no integer not null,
    kind text not null,
    version_id integer not null,
    run_no integer,
    level integer,
    journal_batch text not null,
    reverses_register_no integer,
    first_entry_no bigint,
    last_entry_no bigint,
    first_gl_entry_no bigint,
    last_gl_entry_no bigint,
    entries bigint not null,
    gl_entries bigint not null,
    debit bigint not null,
    credit bigint not null,
    additional_amount bigint not null,
    posting_date date,
    posted_on date not null,
    posted_at timestamp not null,
    posted_by text not null
);

-- What every entry has; a transfer writes nothing else. combined: '', day or month.
-- coding_id is the source's account and dimensions, null where a group has several.
create table cost_entry_row (
    entry_no bigint not null,
    register_no integer not null,
    version_id integer not null,
    posting_date date not null,
    is_closing boolean not null,
    cost_type_id integer not null,
    receiver_id integer not null,
    amount bigint not null,
    additional_amount bigint not null,
    gl_entry_no bigint,
    combined text not null,
    coding_id integer
);

-- The texts of entries that have their own. Those that stand for G/L entries show the
-- texts of these, and store none.
create table cost_entry_text (
    entry_no bigint not null,
    document_no text not null,
    description text not null,
    reason_code text not null
);

-- Where an entry that was not transferred comes from: a pool and the entry that it
-- takes, or the entry that it corrects.
create table cost_entry_origin (
    entry_no bigint not null,
    pool_no integer,
    source_entry_no bigint,
    corrects_entry_no bigint
);

-- The members of combined groups; entry_no is null where the group nets to zero. An
-- entry that stands alone carries its gl_entry_no itself (view gl_link unites both).
create table gl_transfer (
    gl_entry_no bigint not null,
    register_no integer not null,
    entry_no bigint
);
