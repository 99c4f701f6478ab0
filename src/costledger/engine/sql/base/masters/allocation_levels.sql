-- out  every column of allocation_level, to merge with what a file brings
select
    level,
    method
from allocation_level
