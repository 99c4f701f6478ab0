-- out  the lines of a batch, in their order, or the one that is asked for
select
    batch,
    line_no,
    posting_date,
    is_closing,
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
    version,
    corrects_entry_no
from journal_line_row
where batch = $batch and line_no = coalesce($line_no, line_no)
order by line_no
