-- What stands against the deletion of a cost type: its balance, and its entries from
-- the first open period on; where no period is open, all of them.
--
-- in   cost_entry_row, archive_balance, accounting_period, $cost_type_id
-- out  (balance, entries)
with first_open as (
    select min(starting_date) as day
    from accounting_period
    where state = 'open'
),

archived as (
    select cast(coalesce(sum(amount), 0) as bigint) as amount
    from archive_balance
    where cost_type_id = $cost_type_id and version_id = 1
),

posted as (
    select
        cast(coalesce(sum(entry.amount), 0) as bigint) as amount,
        cast(
            coalesce(
                sum(
                    case
                        when first_open.day is null then 1
                        when entry.posting_date >= first_open.day then 1
                        else 0
                    end
                ), 0
            ) as bigint
        ) as entries
    from cost_entry_row as entry
    cross join first_open
    where entry.cost_type_id = $cost_type_id and entry.version_id = 1
)

select
    posted.amount + archived.amount as balance,
    posted.entries
from posted
cross join archived
