-- in   deleted_register
-- out  (register_no, dependent_register_no, why)  registers that would stay and depend
--      on one that goes
select
    register_dependent.register_no,
    register_dependent.dependent_register_no,
    min(register_dependent.why) as why
from register_dependent
inner join deleted_register
    on deleted_register.register_no = register_dependent.register_no
where
    not exists (
        select 1
        from deleted_register as other
        where other.register_no = register_dependent.dependent_register_no
    )
group by
    register_dependent.register_no,
    register_dependent.dependent_register_no
order by
    register_dependent.register_no,
    register_dependent.dependent_register_no
