-- The statistical key figures, by code, of an export.
-- in   stage_drivers · out  driver
insert into driver (
    driver_code, name, unit, kind
)
select
    code,
    coalesce(name, ''),
    coalesce(unit, ''),
    coalesce(kind, '')
from stage_drivers
order by code
