-- The unposted lines of an export.
-- in   stage_journal_lines · out  journal_line_row
insert into journal_line_row (
    batch, line_no, posting_date, is_closing, document_no, description, amount,
    additional_amount, cost_type_no, cost_center_code, cost_object_code,
    bal_cost_type_no, bal_cost_center_code, bal_cost_object_code, reason_code, version,
    corrects_entry_no
)
select
    batch,
    cast(line_no as integer) as line_no,
    cast(nullif(replace(posting_date, 'C', ''), '') as date),
    coalesce(posting_date like 'C%', false),
    coalesce(document_no, ''),
    coalesce(description, ''),
    cast(replace(amount, '.', '') as bigint),
    cast(replace(additional_amount, '.', '') as bigint),
    coalesce(cost_type_no, ''),
    coalesce(cost_center_code, ''),
    coalesce(cost_object_code, ''),
    coalesce(bal_cost_type_no, ''),
    coalesce(bal_cost_center_code, ''),
    coalesce(bal_cost_object_code, ''),
    coalesce(reason_code, ''),
    coalesce(budget_name, ''),
    cast(nullif(corrects_entry_no, '') as bigint)
from stage_journal_lines
order by batch, line_no
