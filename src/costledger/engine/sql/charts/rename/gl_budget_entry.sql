-- Let the general ledger's budget entries follow an account that is renamed.
--
-- in   $old, $new
-- out  gl_budget_entry_row
update gl_budget_entry_row
set gl_account_no = $new
where gl_account_no = $old
