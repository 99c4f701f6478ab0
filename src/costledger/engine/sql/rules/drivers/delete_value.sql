-- Take away the values of a key figure.
delete from driver_value
where driver_code = $driver_code
