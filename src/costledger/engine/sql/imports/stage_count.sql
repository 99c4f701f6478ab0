-- out  how many entries were staged, and how many of them without a number
select
    count(*) as entries,
    count(*) - count(gl_entry_no) as unnumbered
from stage_entry
