-- The sets that redated entries need and that are not there.
--
-- in   redated
-- out  dimension_set
insert into dimension_set (dimension_set_id, members, era)
with fresh as (
    select distinct
        redated.members,
        redated.era
    from redated
    where
        not exists (
            select 1
            from dimension_set
            where
                dimension_set.members = redated.members
                and dimension_set.era = redated.era
        )
)

select
    (
        select coalesce(max(dimension_set.dimension_set_id), 0)
        from dimension_set
    ) + row_number() over (order by fresh.era, fresh.members),
    fresh.members,
    fresh.era
from fresh
order by fresh.era, fresh.members
