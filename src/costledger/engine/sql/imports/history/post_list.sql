-- Keep the numbers that the registers of another cost ledger had there.
--
-- in   migrated_new_list
-- out  migrated_register
insert into migrated_register (register_no, source_series, source_no)
select
    register_no,
    $series,
    source_no
from migrated_new_list
order by register_no
