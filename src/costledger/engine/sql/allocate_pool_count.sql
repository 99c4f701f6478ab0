-- out  (pools)  how many rules of the level post
select count(*) as pools
from allocate_pool
