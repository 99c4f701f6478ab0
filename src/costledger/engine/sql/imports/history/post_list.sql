-- Keep the numbers that the registers of another cost ledger had there.
--
-- in   legacy_new_list
-- out  legacy_register
insert into legacy_register (register_no, source_series, source_no)
select
    register_no,
    $series,
    source_no
from legacy_new_list
order by register_no
