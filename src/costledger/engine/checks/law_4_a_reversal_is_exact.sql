-- A reversal and the register that it reverses come to nothing, per cost type and
-- receiver.
--
-- in   register_row, cost_entry_row, archive_register
-- out  (found)
with pair as (
    select
        reversal.register_no as reversal_no,
        reversal.reverses_register_no as register_no
    from register_row as reversal
    where
        reversal.reverses_register_no is not null
        and not exists (
            select 1
            from archive_register
            where
                archive_register.register_no
                in (reversal.register_no, reversal.reverses_register_no)
        )
),

side as (
    select
        register_no,
        register_no as pair_no
    from pair
    union all
    select
        reversal_no as register_no,
        register_no as pair_no
    from pair
)

select
    'register ' || cast(side.pair_no as text) || ' is reversed, and '
    || cast(sum(entry.amount) as text) || ' and '
    || cast(sum(entry.additional_amount) as text)
    || ' additional (minor units) is left on cost type '
    || cast(entry.cost_type_id as text) || ', receiver '
    || cast(entry.receiver_id as text) as found
from side
inner join cost_entry_row as entry on entry.register_no = side.register_no
group by side.pair_no, entry.cost_type_id, entry.receiver_id
having sum(entry.amount) <> 0 or sum(entry.additional_amount) <> 0
order by found
