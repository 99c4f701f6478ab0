-- Record the last number given of a series. It never goes back.
update counter
set last_no = $last_no
where name = $name and last_no < $last_no
