-- Let the totals of what became of entries follow an account that is renamed.
--
-- in   $old, $new
-- out  disposition_total
update disposition_total
set gl_account_no = $new
where gl_account_no = $old
