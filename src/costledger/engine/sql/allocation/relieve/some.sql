-- Pools of some cost types, or of a period, that charge all that they hold take every
-- entry of it.
--
-- in   allocate_open, allocate_claim, allocate_pool
-- out  relief, in order of pool and entry
insert into relief (pool_no, entry_no, amount, additional_amount)
select
    pool.pool_no,
    open_entry.entry_no,
    open_entry.amount,
    open_entry.additional_amount
from allocate_open as open_entry
inner join allocate_claim as claim
    on claim.receiver_id = open_entry.receiver_id
    and claim.cost_type_id = open_entry.cost_type_id
    and claim.is_of_period = open_entry.is_of_period
inner join allocate_pool as pool on pool.rule_no = claim.rule_no
where pool.relieved <> 0 and pool.relieved = pool.balance and not pool.is_whole
order by pool.pool_no, open_entry.entry_no
