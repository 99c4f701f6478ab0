-- Count the active employees, for lines with the base no_of_employees.
--
-- in   key_requested, key_member, employee
-- out  key_measured  a row a line that anybody was found for
insert into key_measured (rule_id, rule_version, line_no, units)
select
    requested.rule_id,
    requested.rule_version,
    requested.line_no,
    cast(count(*) as decimal(38, 0)) * $scale
from key_requested as requested
inner join key_member as center_member
    on center_member.filter_no = requested.center_filter_no
inner join key_member as object_member
    on object_member.filter_no = requested.object_filter_no
inner join employee
    on employee.cost_center_code = center_member.code
    and employee.cost_object_code = object_member.code
where requested.base = 'no_of_employees' and employee.is_active
group by requested.rule_id, requested.rule_version, requested.line_no
