-- Pools that charge less than they hold: entries of the opposite sign in full, then the
-- others by posting date and entry number, the last of them in part.
--
-- in   allocate_open, allocate_claim, allocate_pool
-- out  relief, in order of pool and entry
with candidate as (
    select
        pool.pool_no,
        pool.relieved,
        open_entry.entry_no,
        open_entry.posting_date,
        open_entry.amount,
        open_entry.additional_amount,
        (open_entry.amount > 0) = (pool.relieved > 0) and open_entry.amount <> 0
            as is_same_sign
    from allocate_open as open_entry
    inner join allocate_claim as claim
        on claim.receiver_id = open_entry.receiver_id
        and claim.cost_type_id = open_entry.cost_type_id
        and claim.is_of_period = open_entry.is_of_period
    inner join allocate_pool as pool on pool.rule_no = claim.rule_no
    where pool.relieved <> 0 and pool.relieved <> pool.balance
),

running as (
    select
        pool_no,
        entry_no,
        amount,
        additional_amount,
        is_same_sign,
        cast(abs(
            relieved
            - sum(case when is_same_sign then 0 else amount end)
                over (partition by pool_no)
        ) as bigint) as requested,
        cast(sum(case when is_same_sign then abs(amount) else 0 end) over (
            partition by pool_no
            order by is_same_sign, posting_date, entry_no
            rows between unbounded preceding and current row
        ) as bigint) as running_weight
    from candidate
),

relieved as (
    select
        pool_no,
        entry_no,
        amount,
        additional_amount,
        case
            when not is_same_sign then abs(amount)
            else greatest(
                0, least(abs(amount), requested - (running_weight - abs(amount)))
            )
        end as size
    from running
)

insert into relief (pool_no, entry_no, amount, additional_amount)
select
    pool_no,
    entry_no,
    case when amount < 0 then -size else size end,
    case
        when size = abs(amount) then additional_amount
        else case when additional_amount < 0 then -1 else 1 end * cast(
            (
                2 * cast(abs(additional_amount) as hugeint) * cast(size as hugeint)
                + cast(abs(amount) as hugeint)
            ) // (2 * cast(abs(amount) as hugeint)) as bigint
        )
    end
from relieved
where size <> 0 or amount = 0
order by pool_no, entry_no
