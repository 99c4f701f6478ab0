-- The registers of another cost ledger, as they are merged.
--
-- in   stage_cost_registers
-- out  (file, row_no, source_no, kind, first_no, last_no, …)
select
    file,
    row_no,
    no as source_no,
    case source
        when 'transfer_from_gl' then 'transfer'
        when 'cost_journal' then 'journal'
        when 'transfer_from_budget' then 'budget_transfer'
        else source
    end as kind,
    'ACTUAL' as version,
    nullif(from_cost_entry_no, 0) as first_no,
    nullif(to_cost_entry_no, 0) as last_no,
    nullif(from_gl_entry_no, 0) as first_gl_entry_no,
    nullif(to_gl_entry_no, 0) as last_gl_entry_no,
    nullif(level, 0) as level,
    posting_date,
    journal_batch_name as journal_batch,
    closed
from stage_cost_registers
