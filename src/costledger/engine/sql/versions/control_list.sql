-- out  the versions that actual costs are held against, by key
select
    version.version_id,
    version.code,
    control.span,
    control.tolerance_percent,
    control.tolerance_amount,
    control.is_checked
from budget_control as control
inner join version on version.version_id = control.version_id
order by version.version_id
