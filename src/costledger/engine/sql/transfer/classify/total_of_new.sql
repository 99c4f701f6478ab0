-- What becomes of new entries, by account and month, when nothing else is looked at.
--
-- in   look
-- out  look_total  as look_total.sql makes it
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
    reason = '' as is_going,
    count(*) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from look
group by gl_account_no, month_start, reason
