-- What does not balance in a batch: every version, document and posting date, or where
-- $is_whole the batch as one.
--
-- A line with both sides balances by itself.
--
-- in   journal_resolved
-- out  (line_no, document_no, posting_date, difference)  line_no: first of its group
select
    min(line_no) as line_no,
    case when $is_whole then '' else document_no end as document_no,
    case when $is_whole then null else posting_date end as posting_date,
    cast(sum(
        case
            when bal_cost_type_no = '' then amount
            when cost_type_no = '' then -amount
            else 0
        end
    ) as bigint) as difference
from journal_resolved
group by
    case when $is_whole then null else version_id end,
    case when $is_whole then '' else document_no end,
    case when $is_whole then null else posting_date end,
    case when $is_whole then false else is_closing end
having
    sum(
        case
            when bal_cost_type_no = '' then amount
            when cost_type_no = '' then -amount
            else 0
        end
    ) <> 0
order by line_no
