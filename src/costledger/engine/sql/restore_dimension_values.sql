-- in   restored_dimension_values
-- out  dimension_value
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
from restored_dimension_values
