-- Allocation rules, and what their keys measure. Rules hold codes and not keys, since a
-- draft may name what is not there; it is checked when it is used.

-- The last rule id and the last document number that were given by themselves.
alter table setup add column last_allocation_id text default '000';

alter table setup add column last_allocation_doc_no text default 'AL0000';

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

create table driver_value (
    driver_code text not null,
    receiver_kind text not null,
    receiver_code text not null,
    value_date date not null,
    value decimal(38, 10) not null
);
