-- in   deleted_register · out  pool  without their rows
delete from pool
where register_no in (select deleted_register.register_no from deleted_register)
