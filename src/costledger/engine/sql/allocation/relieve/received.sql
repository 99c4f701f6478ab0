-- What pools of a level got from others of it, they took in the same register.
--
-- in   posting_line, allocate_pool, allocate_landing
-- out  consumption
insert into consumption (pool_no, entry_no, amount, additional_amount)
select
    taker.pool_no,
    $last_entry_no + entry.line_no as entry_no,
    entry.amount,
    entry.additional_amount
from posting_line as entry
inner join allocate_pool as giver on giver.pool_no = entry.pool_no
inner join allocate_landing as landing
    on landing.rule_no = giver.rule_no and landing.line_no = entry.target_line
inner join allocate_pool as taker on taker.rule_no = landing.on_rule_no
order by taker.pool_no, entry_no
