-- in   deleted_register, cost_entry_row · out  legacy_entry  without their entries
delete from legacy_entry
where
    entry_no in (
        select entry.entry_no
        from cost_entry_row as entry
        inner join deleted_register
            on deleted_register.register_no = entry.register_no
    )
