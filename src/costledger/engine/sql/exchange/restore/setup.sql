-- The settings of an export take the place of the new ledger's own.
delete from setup;

insert into setup (
    company_name, currency, minor_digits, additional_currency,
    additional_minor_digits, cost_center_dimension, cost_object_dimension,
    starting_date_for_gl_transfer, allow_posting_from, allow_posting_to,
    auto_transfer_from_gl, check_gl_postings, align_gl_account,
    align_cost_center_dimension, align_cost_object_dimension, late_entry_policy,
    journal_balance, language, last_allocation_id, last_allocation_doc_no
)
select
    coalesce(company_name, ''),
    currency,
    cast(minor_digits as integer),
    coalesce(additional_currency, ''),
    cast(additional_minor_digits as integer),
    coalesce(cost_center_dimension, ''),
    coalesce(cost_object_dimension, ''),
    cast(nullif(starting_date_for_gl_transfer, '') as date),
    cast(nullif(allow_posting_from, '') as date),
    cast(nullif(allow_posting_to, '') as date),
    cast(auto_transfer_from_gl as boolean),
    cast(check_gl_postings as boolean),
    align_gl_account,
    align_cost_center_dimension,
    align_cost_object_dimension,
    late_entry_policy,
    journal_balance,
    language,
    coalesce(last_allocation_id, ''),
    coalesce(last_allocation_doc_no, '')
from stage_setup
