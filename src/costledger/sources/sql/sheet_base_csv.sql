-- What the lines of a CSV file were when it was written.
--
-- in   sheet_line, sheet_key
-- out  sheet_base
create or replace temp table sheet_base as
with place as (
    select column_no
    from sheet_key
    where name = 'exported'
)

select
    line.cost_type_no,
    line.cost_center_code,
    line.cost_object_code,
    line.cells[place.column_no + 1] as amounts
from sheet_line as line
cross join place
where coalesce(line.cells[place.column_no + 1], '') <> '';
