-- out  what was sold and purchased, by number
select
    entry.item_entry_no as entry_no,
    entry.entry_type,
    entry.posting_date,
    entry.item_no,
    entry.inventory_posting_group,
    rtrim(rtrim(cast(entry.invoiced_quantity as text), '0'), '.')
        as invoiced_quantity,
    entry.sales_amount,
    entry.purchase_amount,
    dimension_set.members as dimensions
from item_entry as entry
inner join dimension_set
    on dimension_set.dimension_set_id = entry.dimension_set_id
order by entry.item_entry_no
