-- out  the values of a dimension in code order, as receivers would be made of them
select
    code,
    name,
    case
        when dimension_value_type = 'standard' then 'postable'
        else dimension_value_type
    end as line_type,
    totaling,
    is_blocked
from dimension_value
where dimension = $dimension
order by code
