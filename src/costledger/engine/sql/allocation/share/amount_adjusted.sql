-- What each line of a level gets where totals of receivers were settled.
--
-- in   allocate_cumulative, allocate_adjusted
-- out  (rule_no, line_no, amount)
select
    cumulative.rule_no,
    cumulative.line_no,
    coalesce(settled.amount, cumulative.amount) as amount
from allocate_cumulative as cumulative
left join allocate_adjusted as settled
    on settled.rule_no = cumulative.rule_no
    and settled.line_no = cumulative.line_no
