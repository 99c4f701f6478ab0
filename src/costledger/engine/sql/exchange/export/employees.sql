-- out  the employees, by number
select
    employee_no as no,
    name,
    case when is_active then 'active' else 'inactive' end as status,
    cost_center_code,
    cost_object_code
from employee
order by employee_no
