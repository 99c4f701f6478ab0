-- in   budget_touched
-- out  (merged, gone)  entries merged into another, and entries that go
select
    cast(coalesce(sum(case when is_first then 0 else 1 end), 0) as bigint) as merged,
    cast(coalesce(sum(case when is_gone then 1 else 0 end), 0) as bigint) as gone
from budget_touched
