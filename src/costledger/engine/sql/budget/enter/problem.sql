-- Every problem of every budget line, in line and check order.
--
-- The order of checks is the reference's (date, budget, cost type, center and object);
-- what it does not check comes after.
--
-- in   budget_resolved
-- out  (line_no, check_no, kind, field, value)
with found as (
    select
        line_no,
        1 as check_no,
        'date_missing' as kind,
        'date' as field,
        '' as value
    from budget_resolved
    where posting_date is null
    union all
    select
        line_no,
        2 as check_no,
        'budget_name_missing' as kind,
        'budget_name' as field,
        '' as value
    from budget_resolved
    where version = ''
    union all
    select
        line_no,
        3 as check_no,
        'cost_type_missing' as kind,
        'cost_type_no' as field,
        cost_type_no as value
    from budget_resolved
    where cost_type_id is null
    union all
    select
        line_no,
        4 as check_no,
        'cost_center_or_object_missing' as kind,
        'cost_center_code' as field,
        '' as value
    from budget_resolved
    where cost_center_code = '' and cost_object_code = ''
    union all
    select
        line_no,
        5 as check_no,
        'cost_center_and_object_both' as kind,
        'cost_center_code' as field,
        cost_center_code || ' ' || cost_object_code as value
    from budget_resolved
    where cost_center_code <> '' and cost_object_code <> ''
    union all
    select
        line_no,
        6 as check_no,
        case
            when version_id is null then 'version_missing'
            when version_id = 1 then 'version_not_a_budget'
            else 'version_locked'
        end as kind,
        'budget_name' as field,
        version as value
    from budget_resolved
    where
        version <> ''
        and (version_id is null or version_id = 1 or is_version_locked)
    union all
    select
        line_no,
        7 as check_no,
        case
            when is_type_blocked then 'cost_type_blocked'
            else 'cost_type_not_postable'
        end as kind,
        'cost_type_no' as field,
        cost_type_no as value
    from budget_resolved
    where cost_type_id is not null and (is_type_blocked or type_line <> 'postable')
    union all
    select
        line_no,
        8 as check_no,
        case
            when center_id is null then 'cost_center_not_defined'
            when is_center_blocked then 'cost_center_blocked'
            else 'line_type_not_allowed'
        end as kind,
        'cost_center_code' as field,
        cost_center_code as value
    from budget_resolved
    where
        cost_center_code <> ''
        and (
            center_id is null
            or is_center_blocked
            or not is_center_line
        )
    union all
    select
        line_no,
        9 as check_no,
        case
            when object_id is null then 'cost_object_not_defined'
            when is_object_blocked then 'cost_object_blocked'
            else 'line_type_not_allowed'
        end as kind,
        'cost_object_code' as field,
        cost_object_code as value
    from budget_resolved
    where
        cost_object_code <> ''
        and (
            object_id is null
            or is_object_blocked
            or not is_object_line
        )
)

select
    line_no,
    check_no,
    kind,
    field,
    value
from found
order by line_no, check_no, kind
