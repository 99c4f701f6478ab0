-- out  one row: all entries of the general ledger, amounts in minor units
select
    count(*) as entries,
    cast(coalesce(sum(amount), 0) as bigint) as amount,
    cast(coalesce(sum(additional_amount), 0) as bigint) as additional_amount
from gl_entry_row
