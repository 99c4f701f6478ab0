-- The lines of a transfer: single entries as they are, and combined groups net.
--
-- A group is a cost type, a receiver and a date. It takes the place, and by that the
-- document, of its last entry; a group of one keeps its own text; a group that nets to
-- zero makes no line.
--
-- in   classified_entry
-- out  posting_line
with grouped as (
    select
        cost_type_id,
        receiver_id,
        posting_date,
        bool_or(combine_entries = 'month') as is_of_month,
        max(gl_entry_no) as gl_entry_no,
        count(*) as entries,
        cast(sum(amount) as bigint) as amount,
        cast(sum(additional_amount) as bigint) as additional_amount,
        min(coding_id) as first_coding_id,
        max(coding_id) as last_coding_id
    from classified_entry
    where reason = '' and combine_entries <> 'none'
    group by cost_type_id, receiver_id, posting_date
)

select
    gl_entry_no as line_no,
    posting_date,
    false as is_closing,
    cost_type_id,
    receiver_id,
    amount,
    additional_amount,
    gl_entry_no,
    '' as combined,
    coding_id
from classified_entry
where reason = '' and combine_entries = 'none'
union all
select
    grouped.gl_entry_no as line_no,
    grouped.posting_date,
    false as is_closing,
    grouped.cost_type_id,
    grouped.receiver_id,
    grouped.amount,
    grouped.additional_amount,
    grouped.gl_entry_no,
    case
        when grouped.entries = 1 then ''
        when grouped.is_of_month then 'month'
        else 'day'
    end as combined,
    case
        when grouped.first_coding_id = grouped.last_coding_id
            then grouped.first_coding_id
    end as coding_id
from grouped
where grouped.amount <> 0
