-- in   posting_line
-- out  (posting_date, lines)  days of lines that ACTUAL may not be posted on
with used as (
    select
        posting_date,
        count(*) as lines
    from posting_line
    group by posting_date
)

select
    used.posting_date,
    used.lines
from used
where
    exists (
        select 1
        from barred_span as barred
        where used.posting_date between barred.first_day and barred.last_day
    )
order by used.posting_date
