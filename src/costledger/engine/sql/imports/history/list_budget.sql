-- The budget registers of another cost ledger, as they are merged.
--
-- in   stage_budget_registers
-- out  (file, row_no, source_no, kind, first_no, last_no, …)
select
    file,
    row_no,
    no as source_no,
    case source
        when 'transfer_from_gl_budget' then 'budget_copy'
        when 'cost_journal' then 'journal'
        when 'manual' then 'budget_entry'
        else source
    end as kind,
    cost_budget_name as version,
    nullif(from_cost_budget_entry_no, 0) as first_no,
    nullif(to_cost_budget_entry_no, 0) as last_no,
    cast(null as bigint) as first_gl_entry_no,
    cast(null as bigint) as last_gl_entry_no,
    nullif(level, 0) as level,
    posting_date,
    journal_batch_name as journal_batch,
    closed
from stage_budget_registers
