-- New entries whose center or object value is no cost center or cost object that may be
-- posted on: what the setting check_gl_postings refuses.
--
-- in   import_new, stage_member, setup, receiver
-- out  (file, row_no, dimension, code, kind, trouble)
with named as (
    select
        stage_member.members,
        stage_member.dimension,
        stage_member.code,
        case
            when stage_member.dimension = setup.cost_center_dimension then 'center'
            else 'object'
        end as kind
    from stage_member
    inner join setup
        on
            setup.cost_center_dimension = stage_member.dimension
            or setup.cost_object_dimension = stage_member.dimension
),

judged as (
    select
        named.members,
        named.dimension,
        named.code,
        named.kind,
        case
            when receiver.receiver_id is null or receiver.is_retired then 'unknown'
            when receiver.is_blocked then 'blocked'
            when receiver.line_type not in ('postable', 'begin_total') then 'no_line'
        end as trouble
    from named
    left join receiver
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
where judged.trouble is not null
order by import_new.part_no, import_new.row_no, judged.kind
