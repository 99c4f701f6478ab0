-- in   legacy_line, legacy_list, legacy_new_list, legacy_numbered
-- out  (lines, linked, registers, new_registers, last_register_no)
select
    (select count(*) from legacy_line) as lines,
    (select count(gl_entry_no) from legacy_numbered) as linked,
    (select count(*) from legacy_list) as registers,
    (
        select count(*)
        from legacy_new_list
        where source_no is not null
    ) as new_registers,
    (select max(register_no) from legacy_new_list) as last_register_no
