-- The lines of a level with their keys: all of them, as the rules have them.
--
-- in   allocate_line
-- out  as allocate_line
select *
from allocate_line
where level = $level
