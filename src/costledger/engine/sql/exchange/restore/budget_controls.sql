-- in   stage_budget_controls, version · out  budget_control
insert into budget_control (
    version_id, span, tolerance_percent, tolerance_amount, is_checked
)
select
    version.version_id,
    staged.span,
    coalesce(staged.tolerance_percent, ''),
    cast(replace(staged.tolerance_amount, '.', '') as bigint),
    cast(staged.is_checked as boolean)
from stage_budget_controls as staged
inner join version on version.code = staged.version
order by version.version_id
