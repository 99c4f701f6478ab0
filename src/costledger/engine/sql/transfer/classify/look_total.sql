-- What becomes of the entries that a run looks at, by account and month; entries that
-- are counted already are taken out under what the last transfer said of them.
--
-- in   look, look_again, resolution, resolution_day
-- out  look_total  (gl_account_no, month_start, disposition, reason, is_going, entries,
--                   amount, additional_amount)  is_going: this run transfers them
with now as (
    select
        gl_account_no,
        month_start,
        coalesce(reason, '') as reason,
        coalesce(reason = '', false) as is_going,
        count(*) as entries,
        sum(amount) as amount,
        sum(additional_amount) as additional_amount
    from look
    group by gl_account_no, month_start, reason
),

counted as (
    select
        resolution.gl_account_no,
        look_day.month_start,
        case
            when again.amount = 0 then 'zero_amount'
            when resolution.not_cost_reason = 'balance_sheet' then 'balance_sheet'
            when again.is_closing then 'closing_date'
            when not resolution_day.is_started then 'before_start'
            when resolution.not_cost_reason is not null
                then resolution.not_cost_reason
            when resolution.waiting_reason is not null then resolution.waiting_reason
            when
                resolution.combine_entries = 'month'
                and not resolution_day.is_month_end_allowed then 'date_not_allowed'
            when
                resolution.combine_entries <> 'month'
                and not resolution_day.is_allowed then 'date_not_allowed'
            else 'next_transfer'
        end as reason,
        again.amount,
        again.additional_amount
    from look_again as again
    inner join resolution on resolution.coding_id = again.coding_id
    inner join resolution_day on resolution_day.day = again.posting_date
    inner join look_day on look_day.day = again.posting_date
    where again.is_counted
),

difference as (
    select
        gl_account_no,
        month_start,
        reason,
        is_going,
        entries,
        amount,
        additional_amount
    from now
    union all
    select
        gl_account_no,
        month_start,
        reason,
        false as is_going,
        -count(*) as entries,
        -sum(amount) as amount,
        -sum(additional_amount) as additional_amount
    from counted
    group by gl_account_no, month_start, reason
)

select
    gl_account_no,
    month_start,
    case
        when reason = '' then 'transferred'
        when
            reason in (
                'zero_amount', 'balance_sheet', 'closing_date', 'before_start',
                'excluded'
            )
            then 'not_a_cost'
        else 'waiting'
    end as disposition,
    reason,
    is_going,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from difference
group by gl_account_no, month_start, reason, is_going
having
    sum(entries) <> 0 or sum(amount) <> 0 or sum(additional_amount) <> 0
