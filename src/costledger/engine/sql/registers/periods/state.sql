-- out  the accounting periods in order, with what ACTUAL holds in each, and whether a
--      seal holds it
with period as (
    select
        starting_date,
        lead(starting_date) over (order by starting_date) as next_date,
        new_fiscal_year,
        state
    from accounting_period
),

posted as (
    select
        period.starting_date,
        count(*) as entries,
        cast(sum(entry.amount) as bigint) as amount
    from period
    inner join cost_entry_row as entry
        on entry.posting_date >= period.starting_date
        and (period.next_date is null or entry.posting_date < period.next_date)
    where entry.version_id = 1
    group by period.starting_date
)

select
    period.starting_date,
    period.next_date,
    period.new_fiscal_year,
    period.state,
    coalesce(posted.entries, 0) as entries,
    coalesce(posted.amount, 0) as amount,
    exists (
        select 1
        from period_seal
        where
            period_seal.starting_date = period.starting_date
            and not period_seal.is_reopened
    ) as is_sealed
from period
left join posted on posted.starting_date = period.starting_date
order by period.starting_date
