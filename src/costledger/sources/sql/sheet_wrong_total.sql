-- The totals of a workbook that are no more what its cells come to: somebody typed into
-- them. A program that did not recalculate left what they were.
--
-- in   sheet_text, sheet_line, sheet_cell, sheet_before, sheet_period, sheet_head
-- out  (row_no, column_no, text, sum)  totals with what their cells come to
with total_row as (
    select
        sheet_text.row_no,
        sheet_text.cells,
        sheet_head.total_column,
        sheet_head.unit
    from sheet_text
    cross join sheet_head
    where
        sheet_text.row_no > sheet_head.head
        or sheet_text.row_no = sheet_head.total_row
),

cell_place as (
    select
        row_no,
        total_column as column_no,
        cells,
        unit
    from total_row
    union all
    select
        total_row.row_no,
        period.column_no,
        total_row.cells,
        total_row.unit
    from total_row
    cross join sheet_period as period
    where total_row.row_no = (select head.total_row from sheet_head as head)
),

total as (
    select
        row_no,
        column_no,
        workbook_cell(cells[column_no + 1]) as text,
        try_cast(workbook_cell(cells[column_no + 1]) as decimal(38, 12)) * unit as minor
    from cell_place
    where cell(workbook_cell(cells[column_no + 1])) is not null
),

amount as (
    select
        cell.row_no,
        cell.column_no,
        cell.minor as now_minor,
        0 as was_minor,
        cell.minor is null as is_wrong
    from sheet_cell as cell
    union all
    select
        line.row_no,
        period.column_no,
        0 as now_minor,
        former.amount as was_minor,
        false as is_wrong
    from sheet_before as former
    inner join sheet_period as period on period.place = former.place
    left join sheet_line as line
        on line.cost_type_no = former.cost_type_no
        and line.cost_center_code = former.cost_center_code
        and line.cost_object_code = former.cost_object_code
),

come_to as (
    select
        row_no,
        (select total_column from sheet_head) as column_no,
        sum(now_minor) as now_minor,
        sum(was_minor) as was_minor,
        bool_or(is_wrong) as is_wrong
    from amount
    group by row_no
    union all
    select
        (select total_row from sheet_head) as row_no,
        column_no,
        sum(now_minor) as now_minor,
        sum(was_minor) as was_minor,
        bool_or(is_wrong) as is_wrong
    from amount
    group by column_no
    union all
    select
        (select total_row from sheet_head) as row_no,
        (select total_column from sheet_head) as column_no,
        sum(now_minor) as now_minor,
        sum(was_minor) as was_minor,
        bool_or(is_wrong) as is_wrong
    from amount
)

select
    total.row_no,
    total.column_no,
    total.text,
    cast(coalesce(come_to.now_minor, 0) as bigint) as sum
from total
left join come_to
    on come_to.row_no = total.row_no
    and come_to.column_no = total.column_no
where
    not coalesce(come_to.is_wrong, false)
    and (
        total.minor is null
        or (
            round(total.minor) <> coalesce(come_to.now_minor, 0)
            and round(total.minor) <> coalesce(come_to.was_minor, 0)
        )
    )
order by total.row_no, total.column_no
limit 10000
