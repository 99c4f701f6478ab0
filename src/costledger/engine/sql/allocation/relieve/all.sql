-- Pools of all that stands on their sender, that charge all of it, take every entry.
--
-- Rules of a level never claim the same entries, so the sender says which pool it is.
--
-- in   allocate_open, allocate_pool
-- out  consumption, in the order of the entries
insert into consumption (pool_no, entry_no, amount, additional_amount)
select
    pool.pool_no,
    open_entry.entry_no,
    open_entry.amount,
    open_entry.additional_amount
from allocate_open as open_entry
inner join allocate_pool as pool on pool.receiver_id = open_entry.receiver_id
where pool.taken <> 0 and pool.taken = pool.held and pool.is_whole
