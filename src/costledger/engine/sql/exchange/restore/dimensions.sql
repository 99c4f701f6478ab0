-- The dimensions of an export take the place of those that `init` named.
delete from dimension;

insert into dimension (dimension, name)
select
    code,
    coalesce(name, '')
from stage_dimensions
order by code
