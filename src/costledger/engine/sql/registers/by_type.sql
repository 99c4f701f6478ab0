-- out  what register $register_no posted, by cost type; amounts in minor units
select
    cost_type.code,
    cost_type.name,
    count(*) as entries,
    cast(sum(entry.amount) as bigint) as amount
from cost_entry_row as entry
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
where entry.register_no = $register_no
group by cost_type.code, cost_type.name
order by cost_type.code
