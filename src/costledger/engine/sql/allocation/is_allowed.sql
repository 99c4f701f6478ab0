-- out  (is_allowed)  whether entries may be posted on $date
with period as (
    select
        starting_date,
        lead(starting_date) over (order by starting_date) as next_date,
        state
    from accounting_period
)

select
    coalesce($date >= setup.allow_posting_from, true)
    and coalesce($date <= setup.allow_posting_to, true)
    and not exists (
        select 1
        from period
        where
            $is_actual
            and period.state = 'locked'
            and $date >= period.starting_date
            and (period.next_date is null or $date < period.next_date)
    ) as is_allowed
from setup
