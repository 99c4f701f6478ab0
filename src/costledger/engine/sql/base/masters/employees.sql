-- out  every column of employee, to merge with what a file brings
select
    employee_no,
    name,
    is_active,
    cost_center_code,
    cost_object_code
from employee
