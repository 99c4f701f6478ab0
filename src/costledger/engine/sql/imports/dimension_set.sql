-- Give every set of dimension values that is new a key, in the order of its text.
--
-- in   import_new
-- out  dimension_set
insert into dimension_set (dimension_set_id, members)
with fresh as (
    select distinct import_new.members
    from import_new
    where
        not exists (
            select 1
            from dimension_set
            where
                dimension_set.members = import_new.members
                and dimension_set.assignment_no = 0
        )
)

select
    (
        select coalesce(max(dimension_set.dimension_set_id), 0)
        from dimension_set
    ) + row_number() over (order by fresh.members),
    fresh.members
from fresh
order by fresh.members
