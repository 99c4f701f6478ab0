-- out  (dimension_set_id, era)  the sets that are not read by the dimensions of today
select
    dimension_set_id,
    era
from dimension_set
where era > 0
order by dimension_set_id
