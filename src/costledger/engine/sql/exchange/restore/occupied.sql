-- out  (what, rows)  what a ledger holds that a restored one would lose; none when new
with balance as (
    select 'general-ledger entries' as what, count(*) as rows from gl_entry_row
    union all
    select 'imports' as what, count(*) as rows from import_row
    union all
    select 'accounts' as what, count(*) as rows from gl_account
    union all
    select 'dimension values' as what, count(*) as rows from dimension_value
    union all
    select 'accounting periods' as what, count(*) as rows from accounting_period
    union all
    select 'cost types' as what, count(*) as rows from cost_type
    union all
    select 'cost centers and objects' as what, count(*) as rows from receiver
    union all
    select 'cost entries' as what, count(*) as rows from cost_entry_row
    union all
    select 'registers' as what, count(*) as rows from register_row
    union all
    select 'allocation rules' as what, count(*) as rows from allocation_rule_row
    union all
    select 'employees' as what, count(*) as rows from employee
    union all
    select 'item entries' as what, count(*) as rows from item_entry_row
    union all
    select 'drivers' as what, count(*) as rows from driver
    union all
    select 'G/L budget entries' as what, count(*) as rows from gl_budget_entry_row
    union all
    select 'versions beside ACTUAL' as what, count(*) as rows
    from version
    where kind <> 'actual'
)

select
    what,
    rows
from balance
where rows > 0
order by what
