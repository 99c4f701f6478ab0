-- in   reverse_move
-- out  (entries)  how many entries of register $register_no get another day
select count(*) as entries
from cost_entry_row as entry
inner join reverse_move on reverse_move.day = entry.posting_date
where entry.register_no = $register_no
