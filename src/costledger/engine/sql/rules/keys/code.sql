-- out  (kind, code)  every code that filters of keys can choose, '' for none
select distinct
    'account' as kind,
    gl_account_no as code
from gl_coding
union
select
    'account' as kind,
    gl_account_no as code
from gl_account
union
select
    'cost_type' as kind,
    code
from cost_type
union
select
    kind,
    code
from receiver
union
select
    'center' as kind,
    center_value as code
from set_value
union
select
    'object' as kind,
    object_value as code
from set_value
union
select
    'center' as kind,
    cost_center_code as code
from employee
union
select
    'object' as kind,
    cost_object_code as code
from employee
union
select
    'center' as kind,
    '' as code
from setup
union
select
    'object' as kind,
    '' as code
from setup
union
select
    'item' as kind,
    item_no as code
from item_entry_row
union
select
    'item_group' as kind,
    inventory_posting_group as code
from item_entry_row
union
select
    'budget' as kind,
    code
from version
where version_id <> $actual
order by kind, code
