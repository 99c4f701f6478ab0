-- Take the ledger's lock: every verb that writes updates this row first, so that two
-- at once collide here and nowhere else.
update counter
set last_no = last_no
where name = 'register'
