-- out  (last_no)  the last number given of a series
select last_no
from counter
where name = $name
