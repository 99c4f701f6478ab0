-- Coding and month pairs of imports already looked at that still hold entries which
-- may now be transferred: what was mapped late, allowed late, or reversed.
--
-- in   gl_total, transfer_total, transfer_coding, transfer_day
-- out  transfer_residual  (coding_id, month_start)
with brought as (
    select
        coding_id,
        month_start,
        sum(entries) as entries
    from gl_total
    where import_no <= $mark and posting_class = 'regular'
    group by coding_id, month_start
),

taken as (
    select
        transfer_total.coding_id,
        transfer_total.month_start,
        sum(transfer_total.entries) as entries
    from transfer_total
    where
        not exists (
            select 1
            from reversed_register
            where reversed_register.register_no = transfer_total.register_no
        )
    group by transfer_total.coding_id, transfer_total.month_start
)

select
    brought.coding_id,
    brought.month_start
from brought
inner join transfer_coding on transfer_coding.coding_id = brought.coding_id
left join taken
    on taken.coding_id = brought.coding_id
    and taken.month_start = brought.month_start
where
    brought.entries > coalesce(taken.entries, 0)
    and exists (
        select 1
        from transfer_day
        where
            transfer_day.month_start = brought.month_start
            and case
                when transfer_coding.combine_entries = 'month'
                    then transfer_day.is_month_end_allowed
                else transfer_day.is_allowed
            end
    )
