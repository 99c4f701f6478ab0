-- in   stage_dimension_values
insert into dimension_value (
    dimension, code, name, dimension_value_type, totaling, is_blocked
)
select
    dimension,
    code,
    coalesce(name, ''),
    dimension_value_type,
    coalesce(totaling, ''),
    cast(blocked as boolean)
from stage_dimension_values
order by dimension, code
