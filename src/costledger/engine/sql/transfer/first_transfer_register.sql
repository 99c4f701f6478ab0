-- out  (register_no)  the first register that transferred, if there is one
select min(register_no) as register_no
from register_row
where kind = 'transfer'
having min(register_no) is not null
