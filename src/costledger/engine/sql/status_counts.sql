-- out  one row: how many records there are
select
    (select count(*) from gl_account) as accounts,
    (select count(*) from cost_type) as cost_types,
    (select count(*) from receiver where kind = 'center') as cost_centers,
    (select count(*) from receiver where kind = 'object') as cost_objects,
    (select count(*) from register_row) as registers
