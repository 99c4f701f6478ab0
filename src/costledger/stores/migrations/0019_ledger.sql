-- The ledger's tables.
--
-- Money is bigint minor units. Masters have a whole-number key and a code; entries
-- and links hold keys. The big tables are append-only and carry no keys or indexes
-- on DuckDB: the laws are proved by checks. What PostgreSQL has beside them stands in
-- the file of the same name that ends in .postgres.sql. `*_row` tables are what the
-- engine reads; people read the views of the same name without it (views.sql).


-- Setup and counters

-- One row: what this ledger is and how it behaves. last_allocation_id and
-- last_allocation_doc_no are the last ones that were given by themselves.
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
    language text not null,
    last_allocation_id text default '000',
    last_allocation_doc_no text default 'AL0000'
);

-- The last number given of each series. Every posting updates its row first, which
-- makes two postings at once an error; a number is never given twice.
create table counter (
    name text not null,
    last_no bigint not null
);


-- Periods and days

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


-- General ledger: a mirror, which holds what the source says.

create table import_row (
    import_no integer not null,
    source text not null,
    file text not null,
    sha256 text not null,
    imported_at timestamp not null,
    imported_by text not null,
    entries bigint not null
);

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

-- members: the canonical JSON text of a set, dimensions in code order; '{}' is set 0.
-- A set belongs to one assignment of dimensions (0: today's), so that entries of one
-- set that are read differently lie in two sets of the same members.
create table dimension_set (
    dimension_set_id integer not null,
    members text not null,
    assignment_no integer default 0
);

create table dimension_set_member (
    dimension_set_id integer not null,
    dimension text not null,
    code text not null
);

-- The dimensions of cost accounting as they were read before a dated change. Setup has
-- the ones of today; entries dated before valid_to (and from valid_from on) are read by
-- these.
create table dimension_assignment (
    assignment_no integer not null,
    valid_from date,
    valid_to date not null,
    cost_center_dimension text not null,
    cost_object_dimension text not null
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


-- Charts
--
-- line_type: postable, heading, total, begin_total, end_total

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

-- Which accounts feed a cost type: the resolved account ranges.
create table cost_type_account (
    gl_account_no text not null,
    cost_type_id integer not null
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


-- Cost entries and registers: versions, postings, what they came from, and seals.

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

-- What came from another cost ledger keeps the numbers that it had there.
-- source_series: cost or budget, each with numbers of its own.
create table legacy_register (
    register_no integer not null,
    source_series text not null,
    source_no bigint
);

create table legacy_entry (
    entry_no bigint not null,
    source_series text not null,
    source_no bigint not null
);

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


-- Transfer's memory: what the last transfer knew.
--
-- Derived, rebuildable. A run compares this with what holds now and looks again only
-- at what differs; `engine/derived.py` keeps it.

-- The values of the two dimensions of cost accounting in each set ('' = none).
create table set_value (
    dimension_set_id integer not null,
    center_value text not null,
    object_value text not null
);

-- One row. Imports after transferred_import_no were never classified; those after
-- import_no are to be classified anew; codings after coding_id are not cached yet.
create table transfer_watermark (
    import_no integer not null,
    transferred_import_no integer not null,
    coding_id integer not null,
    fingerprint text not null
);

-- How each coding is classified, as the last transfer saw it (see the view
-- coding_classification).
create table classified_coding (
    coding_id integer not null,
    gl_account_no text not null,
    not_cost_reason text,
    waiting_reason text,
    cost_type_id integer,
    combine_entries text,
    receiver_id integer
);

-- The days, as the last transfer saw them; is_looked_at is false after its --until.
create table classified_day (
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


-- Journals: work that is not posted yet.
--
-- Lines hold codes and not keys, since a draft may name what is not there; it is
-- checked when it is posted.

-- balance: '' as the setup says, document, or batch. last_posted_period is the last
-- month that a kept batch was posted for.
create table journal_batch (
    batch text not null,
    description text not null,
    version text not null,
    reason_code text not null,
    bal_cost_type_no text not null,
    bal_cost_center_code text not null,
    bal_cost_object_code text not null,
    delete_after_posting boolean not null,
    balance text not null,
    last_posted_period date
);

-- version '' is the batch's, and where that is empty ACTUAL.
create table journal_line_row (
    batch text not null,
    line_no integer not null,
    posting_date date,
    is_closing boolean not null,
    document_no text not null,
    description text not null,
    amount bigint not null,
    additional_amount bigint not null,
    cost_type_no text not null,
    cost_center_code text not null,
    cost_object_code text not null,
    bal_cost_type_no text not null,
    bal_cost_center_code text not null,
    bal_cost_object_code text not null,
    reason_code text not null,
    version text not null,
    corrects_entry_no bigint
);


-- Allocation: rules, what their keys measure, and runs.
--
-- Rules hold codes and not keys, since a draft may name what is not there; it is
-- checked when it is used. Rows of runs are only added; what a reversed register took
-- is open again by that.

-- A rule (the reference's allocation source) in one version. A version that a posted
-- run used is never changed: a change makes the next one, and this is superseded.
-- applies_to: both, actual, budget. when_zero: stop, leave_open. style: assessment,
-- distribution. negative_policy: '' refuses lines whose signs differ; zero, absolute,
-- shift, shift_keep_zero, as_is. when_missing: stop, zero.
create table allocation_rule_row (
    rule_id text not null,
    rule_version integer not null,
    level integer not null,
    label text not null,
    valid_from date,
    valid_to date,
    cost_type_range text not null,
    cost_center_code text not null,
    cost_object_code text not null,
    credit_to_cost_type text not null,
    applies_to text not null,
    is_blocked boolean not null,
    name text not null,
    comment text not null,
    when_zero text not null,
    style text not null,
    this_period_only boolean not null,
    negative_policy text not null,
    when_missing text not null,
    is_superseded boolean not null,
    is_retired boolean not null,
    changed_on date,
    changed_by text not null
);

-- The lines of a rule's version. target_type: all_costs, percent_per_share,
-- amount_per_share. share is exact, and for a dynamic base the last one calculated.
create table allocation_target_row (
    rule_id text not null,
    rule_version integer not null,
    line_no integer not null,
    target_cost_type text not null,
    target_cost_center text not null,
    target_cost_object text not null,
    base text not null,
    static_base decimal(38, 10) not null,
    static_weighting decimal(38, 10) not null,
    share decimal(38, 10) not null,
    target_type text not null,
    percent_per_share decimal(38, 10) not null,
    amount_per_share decimal(38, 10) not null,
    no_filter text not null,
    cost_center_filter text not null,
    cost_object_filter text not null,
    date_filter_code text not null,
    group_filter text not null,
    driver_code text not null,
    comment text not null,
    share_updated_on date
);

-- How the pools of a level see each other; levels that are not here: sequential.
-- method: sequential, direct, step_down, reciprocal
create table allocation_level (
    level integer not null,
    method text not null
);

create table employee (
    employee_no text not null,
    name text not null,
    is_active boolean not null,
    cost_center_code text not null,
    cost_object_code text not null
);

-- entry_type: sale, purchase. Quantities are exact, amounts in minor units.
create table item_entry_row (
    item_entry_no bigint not null,
    entry_type text not null,
    posting_date date not null,
    item_no text not null,
    inventory_posting_group text not null,
    invoiced_quantity decimal(38, 10) not null,
    sales_amount bigint not null,
    purchase_amount bigint not null,
    dimension_set_id integer not null
);

-- Statistical key figures. kind: stock (the latest value counts), flow (values of the
-- window are summed)
create table driver (
    driver_code text not null,
    name text not null,
    unit text not null,
    kind text not null
);

-- A value may be of one version, such as a budget's own square meters; empty: what
-- really is, and what holds where a version has none of its own.
create table driver_value (
    driver_code text not null,
    receiver_kind text not null,
    receiver_code text not null,
    value_date date not null,
    value decimal(38, 10) not null,
    version_code text default ''
);

-- kind: allocation, legacy. parameters and certificate are JSON texts.
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

-- One rule in one run. balance: what was open; relieved: of it, what this pool took;
-- allocated: what the receivers got. What is allocated beyond what is relieved is
-- over-relief; what of the balance is not relieved stays.
create table pool (
    pool_no integer not null,
    run_no integer not null,
    register_no integer not null,
    rule_id text not null,
    rule_version integer not null,
    level integer,
    sender_id integer,
    cost_type_id integer,
    document_no text not null,
    balance bigint not null,
    relieved bigint not null,
    allocated bigint not null,
    additional_balance bigint not null,
    additional_relieved bigint not null
);

-- What a pool took of an entry. A pool takes its own credit, in full.
create table relief (
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

-- What pools of a reciprocal level gave along every line, in gross: with what they get
-- from each other. Results to look at; what is posted is net. amount: minor units with
-- six decimals. to_rule_id: the pool it goes to, empty for a receiver outside.
create table gross_flow (
    register_no integer not null,
    rule_id text not null,
    rule_version integer not null,
    line_no integer not null,
    to_rule_id text not null,
    receiver_id integer not null,
    cost_type_id integer not null,
    share decimal(38, 10) not null,
    amount decimal(38, 6) not null
);


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

-- What each copied entry of a version was copied from: an entry of another version, or
-- of a G/L budget, as budget_source says of its register. A copy that sums a month has
-- many. A source that is gone since keeps its number here: numbers are given once.
create table budget_copy_link (
    entry_no bigint not null,
    source_entry_no bigint not null
);

-- Entries of drafts as they were before they were changed, compressed or deleted by the
-- audit event.
create table budget_entry_history (
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


-- Archive: what stays of years whose entries went to a file.

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


-- Audit: who did what, and what was answered.

create table audit_event (
    event_no bigint not null,
    happened_at timestamp not null,
    user_name text not null,
    host text not null,
    verb text not null,
    detail text not null
);

-- Answers kept under the key that came with the request, so that a retry of a posting
-- gets the first answer and posts nothing again. `answer` is JSON.
create table request (
    request_key text not null,
    verb text not null,
    answer text not null,
    answered_at timestamp not null
);
