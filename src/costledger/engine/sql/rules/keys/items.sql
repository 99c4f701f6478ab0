-- Measure what was sold and purchased, for lines with the four bases of items.
--
-- in   key_requested, key_window, key_member, item_entry_row, set_value
-- out  key_measured  a row a line that anything was found for
insert into key_measured (rule_id, rule_version, line_no, units)
with wanted_window as (
    select distinct key_window.*
    from key_requested
    inner join key_window on key_window.window_no = key_requested.window_no
    where key_requested.base like 'items_%'
),

moved as (
    select
        wanted_window.window_no,
        entry.entry_type,
        entry.item_no,
        entry.inventory_posting_group,
        entry.dimension_set_id,
        cast(sum(entry.invoiced_quantity) * 10000000000 as decimal(38, 0)) as quantity,
        cast(sum(entry.sales_amount) as decimal(38, 0)) * $scale as sales,
        cast(sum(entry.purchase_amount) as decimal(38, 0)) * $scale as purchases
    from item_entry_row as entry
    inner join wanted_window
        on entry.posting_date between wanted_window.first_day and wanted_window.last_day
    group by
        wanted_window.window_no,
        entry.entry_type,
        entry.item_no,
        entry.inventory_posting_group,
        entry.dimension_set_id
)

select
    requested.rule_id,
    requested.rule_version,
    requested.line_no,
    cast(sum(case
        when requested.base in ('items_sold_qty', 'items_purchased_qty')
            then moved.quantity
        when requested.base = 'items_sold_amount' then moved.sales
        else moved.purchases
    end) as decimal(38, 0))
from key_requested as requested
inner join moved
    on moved.window_no = requested.window_no
    and moved.entry_type
    = case
        when requested.base in ('items_sold_qty', 'items_sold_amount') then 'sale'
        else 'purchase'
    end
inner join set_value on set_value.dimension_set_id = moved.dimension_set_id
inner join key_member as group_member
    on group_member.filter_no = requested.group_filter_no
    and group_member.code = moved.inventory_posting_group
inner join key_member as item_member
    on item_member.filter_no = requested.no_filter_no
    and item_member.code = moved.item_no
inner join key_member as center_member
    on center_member.filter_no = requested.center_filter_no
    and center_member.code = set_value.center_value
inner join key_member as object_member
    on object_member.filter_no = requested.object_filter_no
    and object_member.code = set_value.object_value
where requested.base like 'items_%'
group by requested.rule_id, requested.rule_version, requested.line_no
