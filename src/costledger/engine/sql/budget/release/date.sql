-- out  (posting_date, lines)  days of lines that ACTUAL may not be posted on
with period as (
    select
        starting_date,
        lead(starting_date) over (order by starting_date) as next_date,
        state
    from accounting_period
),

used as (
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
cross join setup
where
    used.posting_date < setup.allow_posting_from
    or used.posting_date > setup.allow_posting_to
    or exists (
        select 1
        from period
        where
            period.state = 'locked'
            and used.posting_date >= period.starting_date
            and (period.next_date is null or used.posting_date < period.next_date)
    )
order by used.posting_date
