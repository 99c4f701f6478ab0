-- Forget the default dimensions of the accounts that a file brings anew.
--
-- in   import_account  (gl_account_no)
delete from gl_account_dimension
where
    exists (
        select 1
        from import_account
        where import_account.gl_account_no = gl_account_dimension.gl_account_no
    )
