-- in   deleted_register, register_row · out  run_row  without runs that are gone
delete from run_row
where
    run_no in (select deleted_register.run_no from deleted_register)
    and not exists (
        select 1
        from register_row
        where
            register_row.run_no = run_row.run_no
            and not exists (
                select 1
                from deleted_register
                where deleted_register.register_no = register_row.register_no
            )
    )
