-- in   deleted_register · out  gross_flow  without the rows of these registers
delete from gross_flow
where register_no in (select register_no from deleted_register)
