-- The lines of a sheet with their codes; a line without any text is none.
--
-- in   sheet_text (row_no, cells), sheet_key (name, column_no), sheet_period, sheet_head
-- out  sheet_line (row_no, cost_type_no, cost_center_code, cost_object_code, cells)
create or replace temp table sheet_line as
with place as (
    select
        max(column_no) filter (name = 'cost_type_no') as type_no,
        max(column_no) filter (name = 'cost_center_code') as center_no,
        max(column_no) filter (name = 'cost_object_code') as object_no
    from sheet_key
),

requested as (
    select list(column_no + 1) as places
    from (
        select column_no from sheet_key
        union all
        select column_no from sheet_period
    )
)

select
    sheet_text.row_no,
    code_value(workbook_cell(cells[place.type_no + 1])) as cost_type_no,
    code_value(workbook_cell(cells[place.center_no + 1])) as cost_center_code,
    code_value(workbook_cell(cells[place.object_no + 1])) as cost_object_code,
    cells
from sheet_text
cross join place
cross join requested
where
    sheet_text.row_no > (select head from sheet_head)
    and len(
        list_filter(list_select(cells, requested.places), lambda t: trim(t) <> '')
    ) > 0;
