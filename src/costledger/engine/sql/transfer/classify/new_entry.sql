-- The entries of imports after $transferred_import_no: no register has any of them.
--
-- in   gl_entry_row
-- out  unclassified_entry
select
    gl_entry_no,
    posting_date,
    is_closing,
    coding_id,
    amount,
    additional_amount,
    cast(null as integer) as register_no,
    cast(null as bigint) as cost_entry_no
from gl_entry_row
where import_no > $transferred_import_no
