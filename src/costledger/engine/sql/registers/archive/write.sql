-- What an archive file holds: every entry of ACTUAL up to the last archived year.
--
-- in   cost_entry, cost_entry_row, archive_row
-- out  rows of the exchange table cost_entries, by number
select
    cost_entry.entry_no,
    cost_entry.cost_type_no,
    cost_type.name as cost_type_name,
    cost_entry.posting_date,
    cost_entry.document_no,
    cost_entry.description,
    cost_entry.amount,
    cost_entry.additional_amount,
    cost_entry.cost_center_code,
    cost_entry.cost_object_code,
    receiver.name as receiver_name,
    cost_entry.gl_account,
    cost_entry.gl_entry_no,
    cost_entry.batch_name,
    cost_entry.version,
    cost_entry.register_no,
    cost_entry.combined,
    cost_entry.reason_code,
    cost_entry.corrects_entry_no,
    origin.pool_no,
    origin.source_entry_no,
    coalesce(dimension_set.members, '{}') as dimensions
from cost_entry_row as entry
inner join cost_entry on cost_entry.entry_no = entry.entry_no
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
left join cost_entry_origin as origin on origin.entry_no = entry.entry_no
left join gl_coding as coding on coding.coding_id = entry.coding_id
left join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
where
    entry.version_id = 1
    and entry.posting_date <= (select max(archive_row.year_ending) from archive_row)
order by cost_entry.entry_no
