-- The values of a dimension in code order, as receivers would be made of them. Where the
-- source gives no values of the dimension, those that entries carry are taken.
--
-- in   dimension_value, dimension_set_member
-- out  (code, name, line_type, totaling, is_blocked)
with reported as (
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
),

carried as (
    select distinct
        code,
        '' as name,
        'postable' as line_type,
        '' as totaling,
        false as is_blocked
    from dimension_set_member
    where
        dimension = $dimension
        and not exists (
            select 1
            from reported
        )
)

select
    code,
    name,
    line_type,
    totaling,
    is_blocked
from reported
union all
select
    code,
    name,
    line_type,
    totaling,
    is_blocked
from carried
order by code
