-- A transferred cost entry is worth what its general-ledger entries are worth, and a
-- group without a cost entry nets to zero.
--
-- in   gl_link, gl_entry_row, cost_entry_row
-- out  (found)
with source as (
    select
        gl_link.register_no,
        coalesce(gl_link.entry_no, 0) as entry_no,
        sum(entry.amount) as amount,
        sum(entry.additional_amount) as additional_amount
    from gl_link
    inner join gl_entry_row as entry on entry.gl_entry_no = gl_link.gl_entry_no
    group by gl_link.register_no, coalesce(gl_link.entry_no, 0)
)

select
    'cost entry ' || cast(source.entry_no as text) || ' of register '
    || cast(source.register_no as text) || ' is '
    || cast(coalesce(entry.amount, 0) as text) || ' and '
    || cast(coalesce(entry.additional_amount, 0) as text)
    || ' additional, its G/L entries are ' || cast(source.amount as text) || ' and '
    || cast(source.additional_amount as text) || ' (minor units)' as found
from source
left join cost_entry_row as entry on entry.entry_no = source.entry_no
where
    (
        source.amount <> coalesce(entry.amount, 0)
        or (
            source.entry_no <> 0
            and source.additional_amount <> coalesce(entry.additional_amount, 0)
        )
    )
    -- An archived entry is not here any more; law 3 counts it.
    and not (
        source.entry_no <> 0
        and entry.entry_no is null
        and exists (
            select 1
            from archive_register
            where archive_register.register_no = source.register_no
        )
    )
order by source.register_no, source.entry_no
