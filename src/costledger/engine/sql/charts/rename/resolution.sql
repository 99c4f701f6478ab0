-- Let what is known of an account follow its new number.
--
-- in   $old, $new
-- out  classified_coding
update classified_coding
set gl_account_no = $new
where gl_account_no = $old
