-- The differences that let cells show what the sheet says, as lines to enter.
--
-- in   budget_sheet_now
-- out  budget_input
select
    line_no,
    $code as version,
    cost_type_no,
    cost_center_code,
    cost_object_code,
    first_day as posting_date,
    false as is_closing,
    amount_after - amount_now as amount,
    cast(0 as bigint) as additional_amount,
    '' as document_no,
    '' as description
from budget_sheet_now
where amount_after <> amount_now
