-- Every filter that is written over codes of one kind.
--
-- in   $kind (cost_type, center, object, gl_account)
-- out  (filter)  in no order, and none that is empty
with written as (
    select 'cost_type' as kind, totaling as filter from cost_type
    union all
    select 'gl_account', gl_account_range from cost_type
    union all
    select 'gl_account', totaling from gl_account
    union all
    select kind, totaling from receiver
    union all
    select 'cost_type', cost_type_range from allocation_rule_row
    union all
    select 'center', cost_center_filter from allocation_target_row
    union all
    select 'object', cost_object_filter from allocation_target_row
    union all
    select 'cost_type', no_filter
    from allocation_target_row
    where base in ('cost_type_entries', 'cost_budget_entries')
    union all
    select 'gl_account', no_filter
    from allocation_target_row
    where base in ('gl_entries', 'gl_budget_entries')
)

select distinct filter
from written
where kind = $kind and filter <> ''
