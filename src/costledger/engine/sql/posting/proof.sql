-- What a posting of register $register_no breaks, before it is committed. No rows on
-- a good posting.
--
-- law 1  a transfer's entries are worth what its G/L entries are worth
-- law 2  every entry has a postable cost type and exactly one postable receiver
-- law 4  entries are numbered without gaps
with taken as (
    select
        coalesce(sum(entries), 0) as gl_entries,
        coalesce(sum(amount), 0) as amount
    from disposition_total
    where register_no = $register_no and disposition = 'transferred'
)

select
    'law 1' as law,
    'register ' || cast(register_row.register_no as text)
    || ' does not tie to the G/L entries that it takes' as found
from register_row
cross join taken
where
    register_row.register_no = $register_no
    and register_row.kind = 'transfer'
    and (
        register_row.debit - register_row.credit <> taken.amount
        or register_row.gl_entries <> taken.gl_entries
    )
union all
select
    'law 2' as law,
    cast(count(*) as text) || ' entries on cost type '
    || coalesce(cost_type.code, '?') || ' and receiver '
    || coalesce(receiver.code, '?') || ' may not be posted' as found
from cost_entry_row as entry
left join cost_type on cost_type.cost_type_id = entry.cost_type_id
left join posting_target as receiver
    on receiver.receiver_id = entry.receiver_id
where
    entry.register_no = $register_no
    and (
        cost_type.cost_type_id is null
        or receiver.receiver_id is null
        or cost_type.line_type <> 'postable'
        or not receiver.is_line
    )
group by cost_type.code, receiver.code
union all
select
    'law 4' as law,
    'entry numbers of register ' || cast(register_no as text)
    || ' have gaps' as found
from register_row
where
    register_no = $register_no
    and entries > 0
    and last_entry_no - first_entry_no + 1 <> entries
