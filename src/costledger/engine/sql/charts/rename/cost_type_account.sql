-- Let the links of cost types follow an account that is renamed.
--
-- in   $old, $new
-- out  cost_type_account
update cost_type_account
set gl_account_no = $new
where gl_account_no = $old
