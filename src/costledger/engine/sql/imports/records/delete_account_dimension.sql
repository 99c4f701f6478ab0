-- Forget the default dimensions of an account; they are written anew, or it is gone.
--
-- in   $gl_account_no
delete from gl_account_dimension
where gl_account_no = $gl_account_no
