-- out  the lines of unposted work, by batch and number
select
    batch,
    line_no,
    posting_date,
    document_no,
    description,
    amount,
    additional_amount,
    cost_type_no,
    cost_center_code,
    cost_object_code,
    bal_cost_type_no,
    bal_cost_center_code,
    bal_cost_object_code,
    reason_code,
    budget_name,
    corrects_entry_no
from journal_line
order by batch, line_no
