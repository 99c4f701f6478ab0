-- out  what register $register_no posted, by receiver; amounts in minor units
select
    receiver.kind,
    receiver.code,
    receiver.name,
    count(*) as entries,
    cast(sum(entry.amount) as bigint) as amount
from cost_entry_row as entry
inner join receiver on receiver.receiver_id = entry.receiver_id
where entry.register_no = $register_no
group by receiver.kind, receiver.code, receiver.name
order by receiver.kind, receiver.code
