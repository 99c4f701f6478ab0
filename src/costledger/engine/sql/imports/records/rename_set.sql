-- Write the text of the dimension sets with a value anew, from their members.
--
-- in   dimension_set_member, $dimension, $code
-- out  dimension_set  members, the canonical JSON text
update dimension_set
set members = written.members
from (
    select
        member.dimension_set_id,
        '{' || string_agg(
            cast(to_json(member.dimension) as text)
            || ':' || cast(to_json(member.code) as text),
            ',' order by member.dimension
        ) || '}' as members
    from dimension_set_member as member
    where
        exists (
            select 1
            from dimension_set_member as renamed
            where
                renamed.dimension_set_id = member.dimension_set_id
                and renamed.dimension = $dimension
                and renamed.code = $code
        )
    group by member.dimension_set_id
) as written
where written.dimension_set_id = dimension_set.dimension_set_id
