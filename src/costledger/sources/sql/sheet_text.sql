-- The rows of a sheet as lists of text, as people count them.
--
-- in   workbook_sheet, as it was read
-- out  sheet_text (row_no, cells)
create or replace temp table sheet_text as
select
    row_number() over () as row_no,
    list_value(*columns(*)) as cells
from workbook_sheet;
