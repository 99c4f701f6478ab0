-- out  the registers of run $run_no in order: (register_no, level, entries, debit,
--      posted_on, posted_by, reversed_by_register_no), amounts in minor units
select
    register_row.register_no,
    register_row.level,
    register_row.entries,
    register_row.debit,
    register_row.posted_on,
    register_row.posted_by,
    reversed_register.reversed_by_register_no
from register_row
left join reversed_register
    on reversed_register.register_no = register_row.register_no
where
    register_row.register_no in (
        select pool.register_no
        from pool
        where pool.run_no = $run_no
    )
order by register_row.register_no
