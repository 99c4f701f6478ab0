-- The employees, by number, of an export.
-- in   stage_employees · out  employee
insert into employee (
    employee_no, name, is_active, cost_center_code, cost_object_code
)
select
    no,
    coalesce(name, ''),
    status = 'active',
    coalesce(cost_center_code, ''),
    coalesce(cost_object_code, '')
from stage_employees
order by no
