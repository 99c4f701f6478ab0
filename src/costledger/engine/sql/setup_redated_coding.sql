-- The codings that redated entries need and that are not there.
--
-- in   redated, dimension_set
-- out  gl_coding
insert into gl_coding (coding_id, gl_account_no, dimension_set_id)
with fresh as (
    select distinct
        redated.gl_account_no,
        dimension_set.dimension_set_id
    from redated
    inner join dimension_set
        on dimension_set.members = redated.members
        and dimension_set.era = redated.era
    where
        not exists (
            select 1
            from gl_coding
            where
                gl_coding.gl_account_no = redated.gl_account_no
                and gl_coding.dimension_set_id = dimension_set.dimension_set_id
        )
)

select
    (
        select coalesce(max(gl_coding.coding_id), 0)
        from gl_coding
    ) + row_number() over (order by fresh.gl_account_no, fresh.dimension_set_id),
    fresh.gl_account_no,
    fresh.dimension_set_id
from fresh
order by fresh.gl_account_no, fresh.dimension_set_id
