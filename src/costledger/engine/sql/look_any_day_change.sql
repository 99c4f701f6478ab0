-- out  a row when some day is another than the last transfer saw
select 1 as found
from look_day_change
limit 1
