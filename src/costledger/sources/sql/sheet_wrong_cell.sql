-- out  (row_no, column_no, text, minor)  cells that hold no amount of the currency
select
    row_no,
    column_no,
    text,
    minor
from sheet_cell
where minor is null or minor <> floor(minor)
order by row_no, column_no
limit 10000
