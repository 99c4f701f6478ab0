-- in   deleted_register · out  migrated_register  without their rows
delete from migrated_register
where register_no in (select deleted_register.register_no from deleted_register)
