-- Entries of old imports to look at again: those in a residual pair that no living
-- register has transferred.
--
-- in   gl_entry_row, transfer_residual, gl_link
-- out  transfer_again  (gl_entry_no)
-- law  no entry is ever transferred twice
with residual as (
    select
        entry.gl_entry_no
    from gl_entry_row as entry
    inner join calendar_day on calendar_day.day = entry.posting_date
    inner join transfer_residual
        on transfer_residual.coding_id = entry.coding_id
        and transfer_residual.month_start = calendar_day.month_start
    where
        entry.import_no <= $mark
        and entry.amount <> 0
        and not entry.is_closing
),

living as (
    select gl_link.gl_entry_no
    from gl_link
    where
        not exists (
            select 1
            from reversed_register
            where reversed_register.register_no = gl_link.register_no
        )
)

select residual.gl_entry_no
from residual
where
    not exists (
        select 1
        from living
        where living.gl_entry_no = residual.gl_entry_no
    )
