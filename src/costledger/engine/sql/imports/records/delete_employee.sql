-- Take one record out of the mirror.
--
-- in   $employee_no
delete from employee
where employee_no = $employee_no
