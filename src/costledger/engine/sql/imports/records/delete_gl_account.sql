-- Take one record out of the mirror.
--
-- in   $gl_account_no
delete from gl_account
where gl_account_no = $gl_account_no
