-- Say whether work that is not posted yet names a code.
--
-- in   $kind (cost_type, center, object), $code
-- out  (found)  one row where it does, else none
with drafted as (
    select 'cost_type' as kind, bal_cost_type_no as code from journal_batch
    union all
    select 'cost_type', cost_type_no from journal_line_row
    union all
    select 'cost_type', bal_cost_type_no from journal_line_row
    union all
    select 'cost_type', credit_to_cost_type from allocation_rule_row
    union all
    select 'cost_type', target_cost_type from allocation_target_row
    union all
    select 'center', bal_cost_center_code from journal_batch
    union all
    select 'center', cost_center_code from journal_line_row
    union all
    select 'center', bal_cost_center_code from journal_line_row
    union all
    select 'center', cost_center_code from allocation_rule_row
    union all
    select 'center', target_cost_center from allocation_target_row
    union all
    select 'center', cost_center_code from employee
    union all
    select 'object', bal_cost_object_code from journal_batch
    union all
    select 'object', cost_object_code from journal_line_row
    union all
    select 'object', bal_cost_object_code from journal_line_row
    union all
    select 'object', cost_object_code from allocation_rule_row
    union all
    select 'object', target_cost_object from allocation_target_row
    union all
    select 'object', cost_object_code from employee
    union all
    select receiver_kind, receiver_code from driver_value
)

select 1 as found
from drafted
where kind = $kind and code = $code
limit 1
