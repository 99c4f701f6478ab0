-- out  the settings, one row
select
    company_name,
    currency,
    minor_digits,
    additional_currency,
    additional_minor_digits,
    cost_center_dimension,
    cost_object_dimension,
    starting_date_for_gl_transfer,
    allow_posting_from,
    allow_posting_to,
    auto_transfer_from_gl,
    check_gl_postings,
    align_gl_account,
    align_cost_center_dimension,
    align_cost_object_dimension,
    late_entry_policy,
    journal_balance,
    language,
    last_allocation_id,
    last_allocation_doc_no
from setup
