-- out  every column of dimension, to merge with what a file brings
select
    dimension,
    name
from dimension
