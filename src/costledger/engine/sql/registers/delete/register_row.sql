-- in   deleted_register · out  register_row  without their rows
delete from register_row
where register_no in (select deleted_register.register_no from deleted_register)
