-- Let dimension sets carry the new code of a value.
--
-- in   $dimension, $old, $new
update dimension_set_member
set code = $new
where dimension = $dimension and code = $old
