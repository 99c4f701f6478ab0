-- The amounts of a sheet, cell by cell, in minor units; null where a cell has no amount.
--
-- in   sheet_line, sheet_period, sheet_head
-- out  sheet_cell (…, place, column_no, text, minor)
create or replace temp table sheet_cell as
with cell_text as (
    select
        line.row_no,
        line.cost_type_no,
        line.cost_center_code,
        line.cost_object_code,
        period.place,
        period.column_no,
        cell(workbook_cell(line.cells[period.column_no + 1])) as text
    from sheet_line as line
    cross join sheet_period as period
)

select
    row_no,
    cost_type_no,
    cost_center_code,
    cost_object_code,
    place,
    column_no,
    text,
    case
        when regexp_full_match(text, '[+-]?[0-9]{1,16}([.][0-9]*)?')
            then cast(text as decimal(38, 12)) * (select unit from sheet_head)
    end as minor
from cell_text
where text is not null;
