-- Give the next number of a series.
--
-- out  (last_no)  the number given
update counter
set last_no = last_no + 1
where name = $name
returning last_no
