-- in   deleted_register · out  legacy_register  without their rows
delete from legacy_register
where register_no in (select deleted_register.register_no from deleted_register)
