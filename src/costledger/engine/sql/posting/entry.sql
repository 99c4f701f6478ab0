-- Number the lines of a posting and write them as cost entries.
--
-- in   posting_line
-- out  cost_entry_row  rows of register $register_no, numbered in line order
insert into cost_entry_row (
    entry_no, register_no, version_id, posting_date, is_closing, cost_type_id,
    receiver_id, amount, additional_amount, gl_entry_no, combined,
    coding_id
)
select
    $last_entry_no + row_number() over (order by line_no) as entry_no,
    $register_no,
    $version_id,
    posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    amount,
    additional_amount,
    gl_entry_no,
    combined,
    coding_id
from posting_line
order by line_no
