-- Let the registers of a version say what their entries say.
--
-- in   cost_entry_row
-- out  register_row  numbers, count and totals of those that differ
update register_row
set
    first_entry_no = own.first_entry_no,
    last_entry_no = own.last_entry_no,
    entries = own.entries,
    debit = own.debit,
    credit = own.credit,
    additional_amount = own.additional_amount
from (
    select
        register.register_no,
        min(entry.entry_no) as first_entry_no,
        max(entry.entry_no) as last_entry_no,
        count(entry.entry_no) as entries,
        cast(coalesce(sum(case when entry.amount > 0 then entry.amount end), 0)
            as bigint) as debit,
        cast(coalesce(sum(case when entry.amount < 0 then -entry.amount end), 0)
            as bigint) as credit,
        cast(coalesce(sum(entry.additional_amount), 0) as bigint)
            as additional_amount
    from register_row as register
    left join cost_entry_row as entry on entry.register_no = register.register_no
    where register.version_id = $version_id
    group by register.register_no
) as own
where
    own.register_no = register_row.register_no
    and (
        own.entries <> register_row.entries
        or own.debit <> register_row.debit
        or own.credit <> register_row.credit
        or own.additional_amount <> register_row.additional_amount
    )
