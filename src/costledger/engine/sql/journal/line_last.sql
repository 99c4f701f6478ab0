-- out  (line_no, posting_date, is_closing, document_no)  the last line of a batch
select
    line_no,
    posting_date,
    is_closing,
    document_no
from journal_line_row
where batch = $batch
order by line_no desc
limit 1
