-- Every cost entry lies within the number range of its register.
--
-- in   cost_entry_row, register_row
-- out  (found)
select
    'cost entry ' || cast(entry.entry_no as text) || ' is outside its register '
    || cast(entry.register_no as text) as found
from cost_entry_row as entry
left join register_row on register_row.register_no = entry.register_no
where
    register_row.register_no is null
    or entry.entry_no < register_row.first_entry_no
    or entry.entry_no > register_row.last_entry_no
    or (
        entry.version_id <> register_row.version_id
        -- Another cost ledger's register may hold the entries of several budgets.
        and not exists (
            select 1
            from legacy_register
            where legacy_register.register_no = register_row.register_no
        )
    )
order by entry.entry_no
