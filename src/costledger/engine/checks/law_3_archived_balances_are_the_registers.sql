-- What went to an archive is worth the same by register and as frozen balances, and is
-- as many entries as the archive says.
--
-- in   archive_row, archive_register, archive_balance
-- out  (found)
with side as (
    select
        archive_no,
        0 as own_entries,
        entries as register_entries,
        entries,
        debit,
        credit,
        additional_amount
    from archive_register
    union all
    select
        archive_no,
        0 as own_entries,
        0 as register_entries,
        -entries as entries,
        -debit as debit,
        -credit as credit,
        -additional_amount as additional_amount
    from archive_balance
    union all
    select
        archive_no,
        entries as own_entries,
        0 as register_entries,
        0 as entries,
        0 as debit,
        0 as credit,
        0 as additional_amount
    from archive_row
)

select
    'archive ' || cast(archive_no as text) || ' of '
    || cast(sum(own_entries) as text) || ' entries, by register '
    || cast(sum(register_entries) as text) || ': its balances are off by '
    || cast(sum(entries) as text) || ' entries, ' || cast(sum(debit) as text)
    || ' debit, ' || cast(sum(credit) as text) || ' credit and '
    || cast(sum(additional_amount) as text) || ' additional (minor units)' as found
from side
group by archive_no
having
    sum(own_entries) <> sum(register_entries)
    or sum(entries) <> 0
    or sum(debit) <> 0
    or sum(credit) <> 0
    or sum(additional_amount) <> 0
order by archive_no
