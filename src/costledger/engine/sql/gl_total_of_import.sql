-- Count what import $import_no brought, by coding and month.
--
-- in   gl_entry_row, calendar_day, setup
-- out  gl_total
insert into gl_total (
    import_no, coding_id, month_start, posting_class, entries, amount,
    additional_amount
)
with classed as (
    select
        entry.coding_id,
        calendar_day.month_start,
        case
            when entry.amount = 0 then 'zero_amount'
            when entry.is_closing then 'closing_date'
            when entry.posting_date < setup.starting_date_for_gl_transfer
                then 'before_start'
            else 'regular'
        end as posting_class,
        entry.amount,
        entry.additional_amount
    from gl_entry_row as entry
    inner join calendar_day on calendar_day.day = entry.posting_date
    cross join setup
    where entry.import_no = $import_no
)

select
    $import_no,
    coding_id,
    month_start,
    posting_class,
    count(*),
    cast(sum(amount) as bigint),
    cast(sum(additional_amount) as bigint)
from classed
group by coding_id, month_start, posting_class
order by coding_id, month_start, posting_class
