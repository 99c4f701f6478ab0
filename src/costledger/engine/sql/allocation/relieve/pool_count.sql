-- in   allocate_pool
-- out  (pools, in_part)  how many rules of the level post, and how many of these take
--      less than they hold
select
    count(*) as pools,
    count(case when relieved <> balance then 1 end) as in_part
from allocate_pool
