-- Make room for the one row of settings, which is written anew.
delete from setup
