-- in   deleted_register · out  gl_transfer  without their rows
delete from gl_transfer
where register_no in (select deleted_register.register_no from deleted_register)
