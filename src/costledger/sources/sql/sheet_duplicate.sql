-- out  (row_no, first_no)  lines whose codes a line before them has
select
    row_no,
    first_no
from (
    select
        row_no,
        min(row_no) over (
            partition by cost_type_no, cost_center_code, cost_object_code
        ) as first_no
    from sheet_line
)
where row_no <> first_no
order by row_no
limit 10000
