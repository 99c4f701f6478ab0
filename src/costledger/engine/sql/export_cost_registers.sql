-- One row a posting. `source` is the field's word for where it came from, `kind` ours.
--
-- in   register_row, version
-- out  cost_registers
select
    register_row.register_no as no,
    case register_row.kind
        when 'transfer' then 'transfer_from_gl'
        when 'journal' then 'cost_journal'
        when 'budget_transfer' then 'transfer_from_budget'
        else register_row.kind
    end as source,
    register_row.first_entry_no as from_cost_entry_no,
    register_row.last_entry_no as to_cost_entry_no,
    register_row.first_gl_entry_no as from_gl_entry_no,
    register_row.last_gl_entry_no as to_gl_entry_no,
    register_row.entries as no_of_entries,
    cast(register_row.debit as decimal(38, 0)) * $minor_unit as debit_amount,
    cast(register_row.credit as decimal(38, 0)) * $minor_unit as credit_amount,
    register_row.posting_date,
    register_row.level,
    register_row.journal_batch as journal_batch_name,
    register_row.kind,
    version.code as version,
    register_row.gl_entries as no_of_gl_entries,
    cast(register_row.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    register_row.reverses_register_no,
    register_row.run_no,
    register_row.posted_on,
    register_row.posted_at,
    register_row.posted_by,
    register_row.version_id
from register_row
left join version on version.version_id = register_row.version_id
order by register_row.register_no
