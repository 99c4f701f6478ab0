-- Let the lines that follow a key figure follow its new code.
update allocation_target_row
set driver_code = $new_code
where driver_code = $driver_code
