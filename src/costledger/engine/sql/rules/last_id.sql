-- Keep the last id that a rule was given by itself.
update setup
set last_allocation_id = $last_allocation_id
