-- in   budget_resolved
-- out  (version_id, code)  the versions that budget lines go into, by first line
select
    version_id,
    version
from budget_resolved
group by version_id, version
order by min(line_no)
