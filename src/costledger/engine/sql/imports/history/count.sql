-- in   migrated_line, migrated_list, migrated_new_list, migrated_numbered
-- out  (lines, linked, registers, new_registers, last_register_no)
select
    (select count(*) from migrated_line) as lines,
    (select count(gl_entry_no) from migrated_numbered) as linked,
    (select count(*) from migrated_list) as registers,
    (
        select count(*)
        from migrated_new_list
        where source_no is not null
    ) as new_registers,
    (select max(register_no) from migrated_new_list) as last_register_no
