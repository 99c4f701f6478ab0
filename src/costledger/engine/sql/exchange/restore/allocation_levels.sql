-- How the pools of levels see each other, of an export.
-- in   stage_allocation_levels · out  allocation_level
insert into allocation_level (
    level, method
)
select
    cast(level as integer) as level,
    coalesce(method, '')
from stage_allocation_levels
order by level
