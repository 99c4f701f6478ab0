-- Let what is known of an account follow its new number.
--
-- in   $old, $new
-- out  resolution
update resolution
set gl_account_no = $new
where gl_account_no = $old
