-- Add item entries: those that bring a number are left alone where it is there.
--
-- in   stage_item_entry, dimension_set · out  item_entry_row
insert into item_entry_row (
    item_entry_no, entry_type, posting_date, item_no, inventory_posting_group,
    invoiced_quantity, sales_amount, purchase_amount, dimension_set_id
)
with last as (
    select
        greatest(
            (select coalesce(max(item_entry_no), 0) from item_entry_row),
            (select coalesce(max(entry_no), 0) from stage_item_entry)
        ) as last_no
)

select
    case
        when told.entry_no > 0 then told.entry_no
        else last.last_no + row_number() over (
            partition by told.entry_no > 0
            order by told.part_no, told.row_no
        )
    end as item_entry_no,
    told.entry_type,
    told.posting_date,
    told.item_no,
    told.inventory_posting_group,
    told.invoiced_quantity,
    told.sales_amount,
    told.purchase_amount,
    dimension_set.dimension_set_id
from stage_item_entry as told
cross join last
inner join dimension_set
    on dimension_set.members = told.members and dimension_set.era = 0
where
    told.entry_no = 0
    or not exists (
        select 1
        from item_entry_row as known
        where known.item_entry_no = told.entry_no
    )
order by item_entry_no
