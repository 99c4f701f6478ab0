-- Write the texts of the entries that a posting just wrote.
--
-- in   posting_line with document_no, description and reason_code
-- out  cost_entry_text  numbered as `post_entry` numbers
insert into cost_entry_text (entry_no, document_no, description, reason_code)
select
    $last_entry_no + row_number() over (order by line_no) as entry_no,
    document_no,
    description,
    reason_code
from posting_line
order by line_no
