-- Give every account and dimension set of a G/L budget that come together for the first
-- time a key, so that cost entries keep all dimensions of their source.
--
-- in   gl_budget_judged, gl_budget_entry_row
-- out  gl_coding
insert into gl_coding (coding_id, gl_account_no, dimension_set_id)
with fresh as (
    select distinct
        entry.gl_account_no,
        entry.dimension_set_id
    from gl_budget_judged as judged
    inner join gl_budget_entry_row as entry on entry.entry_no = judged.entry_no
    where
        judged.reason is null
        and not exists (
            select 1
            from gl_coding
            where
                gl_coding.gl_account_no = entry.gl_account_no
                and gl_coding.dimension_set_id = entry.dimension_set_id
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
