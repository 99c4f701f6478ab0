-- The rows of the hidden sheet as lists of text, as people count them.
--
-- in   workbook_sheet, as it was read
-- out  sheet_hidden (row_no, cells)
create or replace temp table sheet_hidden as
select
    row_number() over () as row_no,
    list_value(*columns(*)) as cells
from workbook_sheet;
