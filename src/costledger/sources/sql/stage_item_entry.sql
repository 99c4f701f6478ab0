-- The staged item entries with every column, whatever their file brought.
--
-- in   stage_item_entries
-- out  stage_item_entry
--      stage_item_member  (members, dimension, code)
create or replace temp table stage_item_entry as
with whole as (
    select * from stage_item_entries
    union all by name
    select
        cast(null as bigint) as entry_no,
        cast(null as varchar) as item_no,
        cast(null as varchar) as inventory_posting_group,
        cast(null as decimal(38, 10)) as invoiced_quantity,
        cast(null as bigint) as sales_amount,
        cast(null as bigint) as purchase_amount,
        cast(null as varchar) as default_dimensions
    where false
)

select
    part_no,
    row_no,
    coalesce(entry_no, 0) as entry_no,
    entry_type,
    posting_date,
    coalesce(item_no, '') as item_no,
    coalesce(inventory_posting_group, '') as inventory_posting_group,
    coalesce(invoiced_quantity, 0) as invoiced_quantity,
    coalesce(sales_amount, 0) as sales_amount,
    coalesce(purchase_amount, 0) as purchase_amount,
    coalesce(default_dimensions, '{}') as members
from whole;

create or replace temp table stage_item_member as
with spread as (
    select
        members,
        unnest(
            map_entries(cast(cast(members as json) as map(varchar, varchar)))
        ) as entry
    from (select distinct members from stage_item_entry)
)

select
    members,
    entry.key as dimension,
    entry.value as code
from spread;
