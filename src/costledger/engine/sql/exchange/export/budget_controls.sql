-- out  the versions that actual costs are held against
select
    version,
    span,
    tolerance_percent,
    tolerance_amount,
    is_checked
from budget_limit
order by version
