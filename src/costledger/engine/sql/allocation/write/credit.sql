-- A pool takes its own credit in full: what was passed on is not passed on again.
--
-- in   posting_line
-- out  relief
insert into relief (pool_no, entry_no, amount, additional_amount)
select
    pool_no,
    $last_entry_no + line_no as entry_no,
    amount,
    additional_amount
from posting_line
where target_line is null
order by pool_no
