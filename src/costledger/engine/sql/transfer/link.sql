-- Link the members of combined groups to their cost entry, or to none where the group
-- nets to zero. Entries that stand alone carry their number themselves.
--
-- in   classified_entry, cost_entry_row of register $register_no
-- out  gl_transfer
with combined as (
    select
        entry_no,
        cost_type_id,
        receiver_id,
        posting_date,
        combined
    from cost_entry_row
    where register_no = $register_no
)

insert into gl_transfer (gl_entry_no, register_no, entry_no)
select
    selection.gl_entry_no,
    $register_no,
    combined.entry_no
from classified_entry as selection
left join combined
    on combined.cost_type_id = selection.cost_type_id
    and combined.receiver_id = selection.receiver_id
    and combined.posting_date = selection.posting_date
where
    selection.reason = ''
    and selection.combine_entries <> 'none'
    and coalesce(combined.combined, 'day') <> ''
order by selection.gl_entry_no
