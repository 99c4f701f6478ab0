-- Forget the links of accounts to cost types; they are resolved anew.
delete from cost_type_account
