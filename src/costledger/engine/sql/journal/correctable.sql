-- out  one row: a cost entry as a correction of it begins
select
    shown.cost_type_no,
    shown.cost_center_code,
    shown.cost_object_code,
    entry.amount,
    entry.posting_date,
    shown.document_no,
    shown.description,
    shown.version,
    exists (
        select 1
        from register_row
        left join reversed_register
            on reversed_register.register_no = register_row.register_no
        where
            register_row.register_no = entry.register_no
            and (
                register_row.kind = 'reversal'
                or reversed_register.register_no is not null
            )
    ) as is_reversed
from cost_entry_row as entry
inner join cost_entry as shown on shown.entry_no = entry.entry_no
where entry.entry_no = $entry_no
