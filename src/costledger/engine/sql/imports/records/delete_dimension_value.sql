-- Take one record out of the mirror.
--
-- in   $dimension, $code
delete from dimension_value
where dimension = $dimension and code = $code
