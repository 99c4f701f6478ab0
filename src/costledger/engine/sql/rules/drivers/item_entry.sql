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
        when reported.entry_no > 0 then reported.entry_no
        else last.last_no + row_number() over (
            partition by reported.entry_no > 0
            order by reported.part_no, reported.row_no
        )
    end as item_entry_no,
    reported.entry_type,
    reported.posting_date,
    reported.item_no,
    reported.inventory_posting_group,
    reported.invoiced_quantity,
    reported.sales_amount,
    reported.purchase_amount,
    dimension_set.dimension_set_id
from stage_item_entry as reported
cross join last
inner join dimension_set
    on dimension_set.members = reported.members and dimension_set.assignment_no = 0
where
    reported.entry_no = 0
    or not exists (
        select 1
        from item_entry_row as known
        where known.item_entry_no = reported.entry_no
    )
order by item_entry_no
