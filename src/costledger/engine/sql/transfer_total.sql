-- Count what a transfer takes, by coding and month.
--
-- in   transfer_selection
-- out  transfer_total  rows of register $register_no
insert into transfer_total (
    register_no, coding_id, month_start, entries, amount, additional_amount
)
select
    $register_no,
    coding_id,
    month_start,
    count(*),
    cast(sum(amount) as bigint),
    cast(sum(additional_amount) as bigint)
from transfer_selection
group by coding_id, month_start
order by coding_id, month_start
