-- The lines that are gone, as lines of zeros.
--
-- in   sheet_before, sheet_line
-- out  stage_budget_change
insert into stage_budget_change
select
    0 as row_no,
    0 as column_no,
    former.cost_type_no,
    former.cost_center_code,
    former.cost_object_code,
    former.place,
    false as is_added,
    true as is_gone,
    former.amount as amount_before,
    0 as amount_after
from sheet_before as former
where
    former.amount <> 0
    and not exists (
        select 1
        from sheet_line as line
        where
            line.cost_type_no = former.cost_type_no
            and line.cost_center_code = former.cost_center_code
            and line.cost_object_code = former.cost_object_code
    );
