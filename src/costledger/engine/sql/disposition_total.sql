-- What has become of all G/L entries, by account and month: the tie-out (law 1).
--
-- A month of which some days may be posted on and some not is answered as reason
-- 'mixed'; who asks looks at its entries one by one (disposition_of_mixed_month).
--
-- in   gl_total, transfer_total, coding_verdict, posting_day
-- out  (gl_account_no, month_start, disposition, reason, entries, amount,
--       additional_amount)
with taken as (
    select
        transfer_total.coding_id,
        transfer_total.month_start,
        sum(transfer_total.entries) as entries,
        sum(transfer_total.amount) as amount,
        sum(transfer_total.additional_amount) as additional_amount
    from transfer_total
    where
        not exists (
            select 1
            from reversed_register
            where reversed_register.register_no = transfer_total.register_no
        )
    group by transfer_total.coding_id, transfer_total.month_start
),

month_status as (
    select
        month_start,
        min(case when is_allowed then 1 else 0 end) as all_allowed,
        max(case when is_allowed then 1 else 0 end) as some_allowed,
        min(case when is_month_end_allowed then 1 else 0 end) as end_allowed
    from posting_day
    where is_started
    group by month_start
),

brought as (
    select
        coding_id,
        month_start,
        posting_class,
        sum(entries) as entries,
        sum(amount) as amount,
        sum(additional_amount) as additional_amount
    from gl_total
    group by coding_id, month_start, posting_class
),

rest as (
    select
        brought.coding_id,
        brought.month_start,
        brought.posting_class,
        brought.entries - coalesce(taken.entries, 0) as entries,
        brought.amount - coalesce(taken.amount, 0) as amount,
        brought.additional_amount - coalesce(taken.additional_amount, 0)
            as additional_amount
    from brought
    left join taken
        on taken.coding_id = brought.coding_id
        and taken.month_start = brought.month_start
        and brought.posting_class = 'regular'
),

judged as (
    select
        verdict.gl_account_no,
        rest.month_start,
        case
            when rest.posting_class = 'zero_amount' then 'zero_amount'
            when verdict.not_cost_reason = 'balance_sheet' then 'balance_sheet'
            when rest.posting_class <> 'regular' then rest.posting_class
            when verdict.not_cost_reason = 'excluded' then 'excluded'
        end as not_cost_reason,
        case
            when verdict.waiting_reason is not null then verdict.waiting_reason
            when verdict.combine_entries = 'month' and month_status.end_allowed = 1
                then 'next_transfer'
            when verdict.combine_entries = 'month' then 'date_not_allowed'
            when month_status.all_allowed = 1 then 'next_transfer'
            when month_status.some_allowed = 0 then 'date_not_allowed'
            else 'mixed'
        end as waiting_reason,
        rest.entries,
        rest.amount,
        rest.additional_amount
    from rest
    inner join coding_verdict as verdict on verdict.coding_id = rest.coding_id
    left join month_status on month_status.month_start = rest.month_start
    where rest.entries > 0
)

select
    gl_account_no,
    month_start,
    case when not_cost_reason is not null then 'not_a_cost' else 'waiting' end
        as disposition,
    coalesce(not_cost_reason, waiting_reason) as reason,
    cast(sum(entries) as bigint) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from judged
group by gl_account_no, month_start, not_cost_reason, waiting_reason
union all
select
    gl_coding.gl_account_no,
    taken.month_start,
    'transferred' as disposition,
    '' as reason,
    cast(sum(taken.entries) as bigint) as entries,
    cast(sum(taken.amount) as bigint) as amount,
    cast(sum(taken.additional_amount) as bigint) as additional_amount
from taken
inner join gl_coding on gl_coding.coding_id = taken.coding_id
group by gl_coding.gl_account_no, taken.month_start
order by gl_account_no, month_start, disposition, reason
