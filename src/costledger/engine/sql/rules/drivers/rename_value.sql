-- Let the values of a key figure follow its new code.
update driver_value
set driver_code = $new_code
where driver_code = $driver_code
