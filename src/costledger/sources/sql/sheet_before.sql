-- What each cell was, in minor units.
--
-- in   sheet_base, sheet_period
-- out  sheet_before
create or replace temp table sheet_before as
select
    base.cost_type_no,
    base.cost_center_code,
    base.cost_object_code,
    period.place,
    cast(split_part(base.amounts, ' ', period.place) as bigint) as amount
from sheet_base as base
cross join sheet_period as period;
