-- Batches with lines that wait to be posted. One that keeps its lines waits only while
-- it was never posted.
--
-- in   journal_line_row, journal_batch
-- out  (batch, lines)
select
    line.batch,
    count(*) as lines
from journal_line_row as line
left join journal_batch as own on own.batch = line.batch
where coalesce(own.delete_after_posting, true) or own.last_posted_period is null
group by line.batch
order by line.batch
