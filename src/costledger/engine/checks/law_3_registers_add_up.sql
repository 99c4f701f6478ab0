-- A register's count, debit and credit are those of its entries, here and archived.
--
-- in   register_row, cost_entry_row, archive_register
-- out  (found)
with part as (
    select
        register_no,
        count(*) as entries,
        sum(case when amount > 0 then amount else 0 end) as debit,
        sum(case when amount < 0 then -amount else 0 end) as credit,
        sum(additional_amount) as additional_amount
    from cost_entry_row
    group by register_no
    union all
    select
        register_no,
        entries,
        debit,
        credit,
        additional_amount
    from archive_register
),

entry as (
    select
        register_no,
        cast(sum(entries) as bigint) as entries,
        cast(sum(debit) as bigint) as debit,
        cast(sum(credit) as bigint) as credit,
        cast(sum(additional_amount) as bigint) as additional_amount
    from part
    group by register_no
)

select
    'register ' || cast(register_row.register_no as text) || ' says '
    || cast(register_row.entries as text) || ' entries, '
    || cast(register_row.debit as text) || ' debit, '
    || cast(register_row.credit as text) || ' credit and '
    || cast(register_row.additional_amount as text)
    || ' additional; its entries say '
    || cast(coalesce(entry.entries, 0) as text) || ', '
    || cast(coalesce(entry.debit, 0) as text) || ', '
    || cast(coalesce(entry.credit, 0) as text) || ' and '
    || cast(coalesce(entry.additional_amount, 0) as text) || ' (minor units)' as found
from register_row
left join entry on entry.register_no = register_row.register_no
where
    register_row.entries <> coalesce(entry.entries, 0)
    or register_row.debit <> coalesce(entry.debit, 0)
    or register_row.credit <> coalesce(entry.credit, 0)
    or register_row.additional_amount <> coalesce(entry.additional_amount, 0)
order by register_row.register_no
