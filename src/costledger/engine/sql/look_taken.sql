-- out  (entries, amount)  what a run is about to transfer
select
    cast(coalesce(sum(entries), 0) as bigint) as entries,
    cast(coalesce(sum(amount), 0) as bigint) as amount
from look_total
where is_going
