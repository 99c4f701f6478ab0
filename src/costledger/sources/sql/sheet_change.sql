-- The cells that say something else than when they were written.
--
-- in   sheet_cell, sheet_before
-- out  stage_budget_change
create or replace temp table stage_budget_change as
select
    own.row_no,
    own.column_no,
    own.cost_type_no,
    own.cost_center_code,
    own.cost_object_code,
    own.place,
    former.amount is null as is_added,
    false as is_gone,
    coalesce(former.amount, 0) as amount_before,
    cast(own.minor as bigint) as amount_after
from sheet_cell as own
left join sheet_before as former
    on former.cost_type_no = own.cost_type_no
    and former.cost_center_code = own.cost_center_code
    and former.cost_object_code = own.cost_object_code
    and former.place = own.place
where
    own.minor is not null
    and own.minor = floor(own.minor)
    and own.minor <> coalesce(former.amount, 0);
