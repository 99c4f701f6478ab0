-- Let the codings of entries follow an account that is renamed.
--
-- in   $old, $new
-- out  gl_coding
update gl_coding
set gl_account_no = $new
where gl_account_no = $old
