-- Cost journals: work that is not posted yet. Lines hold codes and not keys, since a
-- draft may name what is not there; it is checked when it is posted.

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
