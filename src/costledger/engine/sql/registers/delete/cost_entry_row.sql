-- in   deleted_register · out  cost_entry_row  without their rows
delete from cost_entry_row
where register_no in (select deleted_register.register_no from deleted_register)
