-- What each end of costs gets, as it was solved.
--
-- in   allocate_solved
-- out  (rule_no, line_no, amount)
select
    rule_no,
    line_no,
    amount
from allocate_solved
