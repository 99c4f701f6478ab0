-- What pools of a level got from others of it, they took in the same register.
--
-- in   posting_line, allocate_pool, allocate_internal_target
-- out  relief
insert into relief (pool_no, entry_no, amount, additional_amount)
select
    taker.pool_no,
    $last_entry_no + entry.line_no as entry_no,
    entry.amount,
    entry.additional_amount
from posting_line as entry
inner join allocate_pool as giver on giver.pool_no = entry.pool_no
inner join allocate_internal_target as internal_target
    on internal_target.rule_no = giver.rule_no
    and internal_target.line_no = entry.target_line
inner join allocate_pool as taker on taker.rule_no = internal_target.on_rule_no
order by taker.pool_no, entry_no
