-- out  (records)  how much a ledger holds that an export could not be restored over
select
    (select count(*) from gl_entry_row)
    + (select count(*) from cost_entry_row)
    + (select count(*) from register_row)
    + (select count(*) from cost_type)
    + (select count(*) from receiver)
    + (select count(*) from gl_account) as records
