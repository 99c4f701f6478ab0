-- What the reversal in register $reversal_no does not take back of register
-- $register_no. No rows on a good one.
--
-- law 4  a reversal and what it reverses come to nothing, per cost type and receiver
select
    'law 4' as law,
    'cost type ' || cast(cost_type_id as text) || ' and receiver '
    || cast(receiver_id as text) || ' keep ' || cast(sum(amount) as text)
    || ' (minor units)' as found
from cost_entry_row
where register_no = $register_no or register_no = $reversal_no
group by version_id, cost_type_id, receiver_id
having sum(amount) <> 0 or sum(additional_amount) <> 0
order by version_id, cost_type_id, receiver_id
