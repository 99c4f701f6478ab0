-- out  one row: the entries of the general ledger, amounts in minor units
select
    count(*) as entries,
    cast(coalesce(sum(case when amount > 0 then amount else 0 end), 0) as bigint)
        as debit,
    cast(coalesce(sum(case when amount < 0 then -amount else 0 end), 0) as bigint)
        as credit
from gl_entry_row
