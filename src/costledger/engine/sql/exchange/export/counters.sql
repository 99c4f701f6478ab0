-- out  (name, last_no)  the number series
select
    name,
    last_no
from counter
order by name
