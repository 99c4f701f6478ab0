-- What is wrong with the entries of another cost ledger, row by row.
--
-- in   legacy_new_line, cost_type, receiver, version
-- out  (file, row_no, field, value, problem)
with judged as (
    select
        line.file,
        line.row_no,
        line.version,
        line.cost_type_no,
        line.cost_center_code,
        line.cost_object_code,
        version.version_id,
        cost_type.line_type as type_line,
        cost_type.cost_type_id,
        center.receiver_id as center_id,
        center.is_line as is_center_line,
        object_.receiver_id as object_id,
        object_.is_line as is_object_line
    from legacy_new_line as line
    left join version on version.code = line.version
    left join cost_type on cost_type.code = line.cost_type_no
    left join posting_target as center
        on center.kind = 'center' and center.code = line.cost_center_code
    left join posting_target as object_
        on object_.kind = 'object' and object_.code = line.cost_object_code
)

select
    file,
    row_no,
    'budget_name' as field,
    version as value,
    'There is no budget with this name.' as problem
from judged
where version_id is null
union all
select
    file,
    row_no,
    'cost_type_no' as field,
    cost_type_no as value,
    case
        when cost_type_id is null then 'There is no cost type with this number.'
        else 'This cost type is a heading or total.'
    end as problem
from judged
where cost_type_id is null or type_line <> 'postable'
union all
select
    file,
    row_no,
    'cost_center_code' as field,
    cost_center_code as value,
    case
        when center_id is null then 'There is no cost center with this code.'
        else 'This cost center is a heading or total.'
    end as problem
from judged
where
    cost_center_code <> ''
    and (center_id is null or not is_center_line)
union all
select
    file,
    row_no,
    'cost_object_code' as field,
    cost_object_code as value,
    case
        when object_id is null then 'There is no cost object with this code.'
        else 'This cost object is a heading or total.'
    end as problem
from judged
where
    cost_object_code <> ''
    and (object_id is null or not is_object_line)
union all
select
    file,
    row_no,
    'cost_center_code' as field,
    cost_center_code as value,
    case
        when cost_center_code = '' then 'It has neither a cost center nor an object.'
        else 'It has a cost center and a cost object.'
    end as problem
from judged
where (cost_center_code = '') = (cost_object_code = '')
order by file, row_no, field
