-- out  (name, rows)  how many rows a ledger holds of each table that is restored
select
    'setup' as name,
    count(*) as rows
from setup
union all
select
    'counters' as name,
    count(*) as rows
from counter
union all
select
    'accounting_periods' as name,
    count(*) as rows
from accounting_period
union all
select
    'calendar_days' as name,
    count(*) as rows
from calendar_day
union all
select
    'imports' as name,
    count(*) as rows
from import_row
union all
select
    'dimensions' as name,
    count(*) as rows
from dimension
union all
select
    'dimension_values' as name,
    count(*) as rows
from dimension_value
union all
select
    'dimension_sets' as name,
    count(*) as rows
from dimension_set
union all
select
    'gl_accounts' as name,
    count(*) as rows
from gl_account
union all
select
    'gl_codings' as name,
    count(*) as rows
from gl_coding
union all
select
    'gl_entries' as name,
    count(*) as rows
from gl_entry_row
union all
select
    'cost_types' as name,
    count(*) as rows
from cost_type
union all
select
    'cost_type_accounts' as name,
    count(*) as rows
from cost_type_account
union all
select
    'versions' as name,
    count(*) as rows
from version
union all
select
    'cost_registers' as name,
    count(*) as rows
from register_row
union all
select
    'cost_entries' as name,
    count(*) as rows
from cost_entry_row
union all
select
    'gl_transfers' as name,
    count(*) as rows
from gl_transfer
union all
select
    'audit_events' as name,
    count(*) as rows
from audit_event
union all
select
    'requests' as name,
    count(*) as rows
from request
union all
select
    'transfer_marks' as name,
    count(*) as rows
from transfer_mark
union all
select
    'resolutions' as name,
    count(*) as rows
from resolution
union all
select
    'resolution_days' as name,
    count(*) as rows
from resolution_day
union all
select
    'disposition_totals' as name,
    count(*) as rows
from disposition_total
union all
select
    'cost_centers' as name,
    count(*) as rows
from receiver
where kind = 'center'
union all
select
    'cost_objects' as name,
    count(*) as rows
from receiver
where kind = 'object'
union all
select
    'journal_batches' as name,
    count(*) as rows
from journal_batch
union all
select
    'journal_lines' as name,
    count(*) as rows
from journal_line_row
union all
select
    'migrated_registers' as name,
    count(*) as rows
from migrated_register
union all
select
    'migrated_entries' as name,
    count(*) as rows
from migrated_entry
union all
select
    'allocation_sources' as name,
    count(*) as rows
from allocation_rule_row
union all
select
    'allocation_targets' as name,
    count(*) as rows
from allocation_target_row
union all
select
    'allocation_levels' as name,
    count(*) as rows
from allocation_level
union all
select
    'employees' as name,
    count(*) as rows
from employee
union all
select
    'item_entries' as name,
    count(*) as rows
from item_entry_row
union all
select
    'drivers' as name,
    count(*) as rows
from driver
union all
select
    'driver_values' as name,
    count(*) as rows
from driver_value
union all
select
    'gl_budgets' as name,
    count(*) as rows
from gl_budget
union all
select
    'gl_budget_entries' as name,
    count(*) as rows
from gl_budget_entry_row
union all
select
    'budget_sources' as name,
    count(*) as rows
from budget_source
union all
select
    'budget_copies' as name,
    count(*) as rows
from budget_copy_link
union all
select
    'budget_former_entries' as name,
    count(*) as rows
from budget_entry_former
union all
select
    'budget_controls' as name,
    count(*) as rows
from budget_control
union all
select
    'register_seals' as name,
    count(*) as rows
from register_seal
union all
select
    'register_deletions' as name,
    count(*) as rows
from register_deletion
union all
select
    'period_seals' as name,
    count(*) as rows
from period_seal
union all
select
    'archives' as name,
    count(*) as rows
from archive_row
union all
select
    'archive_registers' as name,
    count(*) as rows
from archive_register
union all
select
    'archive_balances' as name,
    count(*) as rows
from archive_balance
union all
select
    'allocation_runs' as name,
    count(*) as rows
from run_row
union all
select
    'allocation_pools' as name,
    count(*) as rows
from pool
union all
select
    'allocation_consumptions' as name,
    count(*) as rows
from consumption
union all
select
    'allocation_keys' as name,
    count(*) as rows
from key_snapshot
union all
select
    'allocation_flows' as name,
    count(*) as rows
from gross_flow
union all
select
    'dimension_eras' as name,
    count(*) as rows
from dimension_era
union all
select
    'dimension_set_eras' as name,
    count(*) as rows
from dimension_set
where era > 0
