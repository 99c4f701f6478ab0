-- Whether entries lie on an account, known or not.
--
-- in   $gl_account_no
-- out  (coding_id)
select coding_id
from gl_coding
where gl_account_no = $gl_account_no
limit 1
