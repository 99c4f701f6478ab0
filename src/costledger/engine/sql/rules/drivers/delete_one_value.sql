-- Delete one value of a key figure.
delete from driver_value
where
    driver_code = $driver_code
    and receiver_kind = $receiver_kind
    and receiver_code = $receiver_code
    and value_date = $value_date
    and version_code = $version_code
