-- in   deleted_register · out  budget_source  without their rows
delete from budget_source
where register_no in (select deleted_register.register_no from deleted_register)
