-- What a posting of register $register_no breaks, before it is committed. No rows on
-- a good posting.
--
-- law 1  a transfer's entries are worth what its G/L entries are worth
-- law 2  every entry has a postable cost type and exactly one postable receiver
with posted as (
    select
        cost_type_id,
        receiver_id,
        version_id,
        count(*) as entries,
        sum(amount) as amount
    from cost_entry_row
    where register_no = $register_no
    group by cost_type_id, receiver_id, version_id
)

select
    'law 1' as law,
    'register ' || cast(register_row.register_no as text)
    || ' does not tie to the G/L entries that it takes' as found
from register_row
where
    register_row.register_no = $register_no
    and register_row.kind = 'transfer'
    and (
        register_row.debit - register_row.credit <> (
            select coalesce(sum(total.amount), 0)
            from disposition_total as total
            where
                total.register_no = $register_no
                and total.disposition = 'transferred'
        )
        or register_row.gl_entries <> (
            select coalesce(sum(total.entries), 0)
            from disposition_total as total
            where
                total.register_no = $register_no
                and total.disposition = 'transferred'
        )
    )
union all
select
    'law 2' as law,
    cast(posted.entries as text) || ' entries on cost type '
    || coalesce(cost_type.code, '?') || ' and receiver '
    || coalesce(receiver.code, '?') || ' may not be posted' as found
from posted
left join cost_type on cost_type.cost_type_id = posted.cost_type_id
left join receiver on receiver.receiver_id = posted.receiver_id
where
    cost_type.cost_type_id is null
    or receiver.receiver_id is null
    or cost_type.line_type <> 'postable'
    or receiver.line_type not in ('postable', 'begin_total')
union all
select
    'law 7' as law,
    'entry numbers of register ' || cast(register_row.register_no as text)
    || ' have gaps' as found
from register_row
where
    register_row.register_no = $register_no
    and register_row.entries > 0
    and register_row.last_entry_no - register_row.first_entry_no + 1
    <> register_row.entries
