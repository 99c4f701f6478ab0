-- What the lines of a workbook were when it was written, as its hidden sheet keeps it.
--
-- in   sheet_hidden
-- out  sheet_base
create or replace temp table sheet_base as
select
    coalesce(cells[1], '') as cost_type_no,
    coalesce(cells[2], '') as cost_center_code,
    coalesce(cells[3], '') as cost_object_code,
    cells[4] as amounts
from sheet_hidden
where row_no > 2 and coalesce(cells[1], '') <> '';
