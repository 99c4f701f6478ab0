-- Pools of all that stands on their sender, that charge all of it, take every entry.
--
-- Rules of a level never claim the same entries, so the sender says which pool it is.
--
-- in   allocate_open, allocate_pool
-- out  relief, in the order of the entries
insert into relief (pool_no, entry_no, amount, additional_amount)
select
    pool.pool_no,
    open_entry.entry_no,
    open_entry.amount,
    open_entry.additional_amount
from allocate_open as open_entry
inner join allocate_pool as pool on pool.sender_id = open_entry.receiver_id
where pool.relieved <> 0 and pool.relieved = pool.balance and pool.is_whole
