-- Let the default dimensions of accounts carry the new code of a value.
--
-- in   $dimension, $old, $new
update gl_account_dimension
set code = $new
where dimension = $dimension and code = $old
