-- out  (register_no, dependent_register_no, kind, why)  who depends on whom, as far as
--      both stand
select
    register_dependent.register_no,
    register_dependent.dependent_register_no,
    register_row.kind,
    min(register_dependent.why) as why
from register_dependent
inner join register_row
    on register_row.register_no = register_dependent.dependent_register_no
where
    not exists (
        select 1
        from reversed_register
        where
            reversed_register.register_no = register_dependent.register_no
            or reversed_register.register_no
            = register_dependent.dependent_register_no
    )
group by
    register_dependent.register_no,
    register_dependent.dependent_register_no,
    register_row.kind
order by register_dependent.register_no, register_dependent.dependent_register_no
