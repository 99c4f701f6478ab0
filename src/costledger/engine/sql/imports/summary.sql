-- out  one row: what import $import_no imported, amounts in minor units
select
    count(*) as entries,
    cast(coalesce(sum(case when amount > 0 then amount else 0 end), 0) as bigint)
        as debit,
    cast(coalesce(sum(case when amount < 0 then -amount else 0 end), 0) as bigint)
        as credit,
    coalesce(max(gl_entry_no), 0) as last_gl_entry_no
from gl_entry_row
where import_no = $import_no
