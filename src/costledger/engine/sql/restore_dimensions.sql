-- in   restored_dimensions
-- out  dimension
insert into dimension (dimension, name)
select
    code,
    coalesce(name, '')
from restored_dimensions
