-- Forget the values read off dimension sets; they are read anew.
delete from set_value
