-- Let the values of key figures follow a receiver that is renamed.
--
-- in   $kind (center, object), $old, $new
-- out  driver_value
update driver_value
set receiver_code = $new
where receiver_kind = $kind and receiver_code = $old
