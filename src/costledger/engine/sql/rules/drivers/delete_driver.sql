-- Delete a key figure.
delete from driver
where driver_code = $driver_code
