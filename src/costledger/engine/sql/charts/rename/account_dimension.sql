-- Let the default dimensions of an account follow its new number.
--
-- in   $old, $new
-- out  gl_account_dimension
update gl_account_dimension
set gl_account_no = $new
where gl_account_no = $old
