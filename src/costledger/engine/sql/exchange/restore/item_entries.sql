-- What was sold and purchased, of an export.
-- in   stage_item_entries, dimension_set · out  item_entry_row
insert into item_entry_row (
    item_entry_no, entry_type, posting_date, item_no, inventory_posting_group,
    invoiced_quantity, sales_amount, purchase_amount, dimension_set_id
)
select
    cast(told.entry_no as bigint) as item_entry_no,
    told.entry_type,
    cast(told.posting_date as date),
    coalesce(told.item_no, ''),
    coalesce(told.inventory_posting_group, ''),
    cast(told.invoiced_quantity as decimal(38, 10)),
    cast(replace(told.sales_amount, '.', '') as bigint),
    cast(replace(told.purchase_amount, '.', '') as bigint),
    dimension_set.dimension_set_id
from stage_item_entries as told
inner join dimension_set
    on dimension_set.members = told.dimensions and dimension_set.era = 0
order by item_entry_no
