-- Every general-ledger entry is transferred, not a cost, or waiting: exactly one.
--
-- in   gl_entry_row, gl_disposition
-- out  (found)
with reported as (
    select
        gl_entry_no,
        count(*) as dispositions
    from gl_disposition
    group by gl_entry_no
)

select
    'G/L entry ' || cast(entry.gl_entry_no as text) || ' has '
    || cast(coalesce(reported.dispositions, 0) as text) || ' dispositions' as found
from gl_entry_row as entry
left join reported on reported.gl_entry_no = entry.gl_entry_no
where coalesce(reported.dispositions, 0) <> 1
order by entry.gl_entry_no
