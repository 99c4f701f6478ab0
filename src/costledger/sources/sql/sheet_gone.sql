-- out  the codes of lines that were written and are not there
select
    cost_type_no,
    cost_center_code,
    cost_object_code
from sheet_base as base
where
    not exists (
        select 1
        from sheet_line as line
        where
            line.cost_type_no = base.cost_type_no
            and line.cost_center_code = base.cost_center_code
            and line.cost_object_code = base.cost_object_code
    )
order by cost_center_code, cost_object_code, cost_type_no
limit 10000
