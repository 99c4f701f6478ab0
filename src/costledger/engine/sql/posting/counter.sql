-- Record the numbers that a posting gave: its register's, and those of its entries.
--
-- out  counter  numbers never go back
update counter
set
    last_no = case
        when name = 'register' then cast($register_no as bigint)
        else cast($last_entry_no as bigint)
    end
where
    (name = 'register' and last_no < $register_no)
    or (name = 'entry' and last_no < $last_entry_no)
