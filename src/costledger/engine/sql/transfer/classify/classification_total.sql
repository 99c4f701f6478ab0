-- What becomes of classified entries, by account and month.
--
-- in   classified_entry
-- out  classification_total  is_going: this transfer takes them
select
    gl_account_no,
    month_start,
    case
        when coalesce(reason, '') = '' then 'transferred'
        when is_cost then 'waiting'
        else 'not_a_cost'
    end as disposition,
    coalesce(reason, '') as reason,
    coalesce(reason = '', false) as is_going,
    count(*) as entries,
    cast(sum(amount) as bigint) as amount,
    cast(sum(additional_amount) as bigint) as additional_amount
from classified_entry
group by gl_account_no, month_start, is_cost, reason
