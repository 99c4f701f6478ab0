-- New entries whose center or object value is no cost center or cost object that may be
-- posted on: what the setting check_gl_postings refuses.
--
-- in   import_new, stage_member, setup, dimension_assignment, receiver_by_code
-- out  (file, row_no, dimension, code, kind, trouble)
with started as (
    select max(valid_to) as valid_from
    from dimension_assignment
),

read_by as (
    select
        started.valid_from,
        cast(null as date) as valid_to,
        setup.cost_center_dimension,
        setup.cost_object_dimension
    from setup
    cross join started
    union all
    select
        valid_from,
        valid_to,
        cost_center_dimension,
        cost_object_dimension
    from dimension_assignment
),

named as (
    select
        stage_member.members,
        stage_member.dimension,
        stage_member.code,
        read_by.valid_from,
        read_by.valid_to,
        case
            when stage_member.dimension = read_by.cost_center_dimension then 'center'
            else 'object'
        end as kind
    from stage_member
    inner join read_by
        on
            read_by.cost_center_dimension = stage_member.dimension
            or read_by.cost_object_dimension = stage_member.dimension
),

judged as (
    select
        named.members,
        named.dimension,
        named.code,
        named.kind,
        named.valid_from,
        named.valid_to,
        case
            when receiver.receiver_id is null then 'unknown'
            when receiver.is_blocked then 'blocked'
            when not receiver.is_line then 'no_line'
        end as trouble
    from named
    left join receiver_by_code as receiver
        on receiver.kind = named.kind and receiver.code = named.code
)

select
    import_new.file,
    import_new.source_row as row_no,
    judged.dimension,
    judged.code,
    judged.kind,
    judged.trouble
from import_new
inner join judged on judged.members = import_new.members
where
    judged.trouble is not null
    and (judged.valid_from is null or import_new.posting_date >= judged.valid_from)
    and (judged.valid_to is null or import_new.posting_date < judged.valid_to)
order by import_new.part_no, import_new.row_no, judged.kind
