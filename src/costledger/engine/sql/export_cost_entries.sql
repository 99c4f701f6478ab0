-- Every cost entry with its codes and texts. own_document_no and own_description say
-- whether a text is the entry's own or read from its general-ledger entry.
--
-- in   cost_entry_row, register_row, version, cost_type, receiver, gl_entry_row, gl_coding
-- out  cost_entries  a closing date has a C before it
select
    entry.entry_no,
    cost_type.code as cost_type_no,
    case when entry.is_closing then 'C' else '' end
    || cast(entry.posting_date as text) as posting_date,
    coalesce(
        nullif(coalesce(entry.document_no, source.document_no), ''), '0000'
    ) as document_no,
    coalesce(entry.description, source.description) as description,
    cast(entry.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(case when entry.amount > 0 then entry.amount else 0 end as decimal(38, 0))
    * $minor_unit as debit_amount,
    cast(case when entry.amount < 0 then -entry.amount else 0 end as decimal(38, 0))
    * $minor_unit as credit_amount,
    case when receiver.kind = 'center' then receiver.code end as cost_center_code,
    case when receiver.kind = 'object' then receiver.code end as cost_object_code,
    coding.gl_account_no as gl_account,
    entry.gl_entry_no,
    register_row.journal_batch as batch_name,
    coalesce(register_row.kind in ('transfer', 'allocation'), false)
        as system_created_entry,
    cast(entry.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    entry.reason_code,
    version.code as version,
    entry.register_no,
    entry.is_combined as combined,
    entry.corrects_entry_no,
    entry.source_entry_no,
    entry.pool_no,
    entry.document_no is not null as own_document_no,
    entry.description is not null as own_description,
    entry.cost_type_id,
    entry.receiver_id,
    entry.version_id,
    entry.coding_id
from cost_entry_row as entry
left join register_row on register_row.register_no = entry.register_no
left join version on version.version_id = entry.version_id
left join cost_type on cost_type.cost_type_id = entry.cost_type_id
left join receiver on receiver.receiver_id = entry.receiver_id
left join gl_entry_row as source on source.gl_entry_no = entry.gl_entry_no
left join gl_coding as coding on coding.coding_id = source.coding_id
order by entry.entry_no
