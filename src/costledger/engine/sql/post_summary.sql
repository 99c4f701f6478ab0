-- out  one row: what the register says that it posted
select
    register_no,
    first_entry_no,
    last_entry_no,
    entries,
    gl_entries,
    debit,
    credit,
    additional_amount
from register_row
where register_no = $register_no
