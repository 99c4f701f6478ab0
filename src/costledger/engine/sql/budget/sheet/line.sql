-- in   budget_sheet_now
-- out  (line_no, row_no, column_no)  the cell that each line of a sheet comes from;
--      row 0 where the sheet has the row no more
select
    line_no,
    row_no,
    column_no
from budget_sheet_now
