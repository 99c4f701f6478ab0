-- out  the chart of cost types, for its tree
select
    cost_type_id,
    code,
    line_type,
    totaling,
    '' as sorting_order,
    is_blocked
from cost_type
where not is_retired
order by code
