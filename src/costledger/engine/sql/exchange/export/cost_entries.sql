-- out  the cost entries, by number
select
    cost_entry.entry_no,
    cost_entry.cost_type_no,
    cost_entry.posting_date,
    cost_entry.document_no,
    cost_entry.description,
    cost_entry.amount,
    cost_entry.debit_amount,
    cost_entry.credit_amount,
    cost_entry.cost_center_code,
    cost_entry.cost_object_code,
    cost_entry.gl_account,
    cost_entry.gl_entry_no,
    cost_entry.batch_name,
    cost_entry.system_created_entry,
    cost_entry.version,
    cost_entry.register_no,
    cost_entry.additional_amount,
    cost_entry.combined,
    cost_entry.reason_code,
    cost_entry.corrects_entry_no,
    entry.coding_id,
    origin.pool_no,
    origin.source_entry_no,
    own.entry_no is not null as has_own_text,
    cost_entry.allocated,
    cost_entry.allocated_with_journal_no,
    cost_entry.allocation_id
from cost_entry
inner join cost_entry_row as entry on entry.entry_no = cost_entry.entry_no
left join cost_entry_text as own on own.entry_no = cost_entry.entry_no
left join cost_entry_origin as origin on origin.entry_no = cost_entry.entry_no
order by cost_entry.entry_no
