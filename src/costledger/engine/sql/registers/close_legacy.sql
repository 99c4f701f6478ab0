-- in   legacy_new_list
-- out  (register_no)  the last register that another cost ledger had closed, by version
select max(register_row.register_no) as register_no
from legacy_new_list as list
inner join register_row on register_row.register_no = list.register_no
where list.closed
group by register_row.version_id
order by 1
