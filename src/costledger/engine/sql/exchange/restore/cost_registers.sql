-- in   stage_cost_registers, version
insert into register_row (
    register_no, kind, version_id, run_no, level, journal_batch,
    reverses_register_no, first_entry_no, last_entry_no, first_gl_entry_no,
    last_gl_entry_no, entries, gl_entries, debit, credit, additional_amount,
    posting_date, posted_on, posted_at, posted_by
)
select
    cast(staged.no as integer) as register_no,
    case staged.source
        when 'transfer_from_gl' then 'transfer'
        when 'cost_journal' then 'journal'
        when 'transfer_from_budget' then 'budget_transfer'
        when 'transfer_from_gl_budget' then 'budget_copy'
        else staged.source
    end,
    version.version_id,
    cast(nullif(staged.run_no, '') as integer),
    cast(nullif(staged.level, '') as integer),
    coalesce(staged.journal_batch_name, ''),
    cast(nullif(staged.reverses_register_no, '') as integer),
    cast(nullif(staged.from_cost_entry_no, '') as bigint),
    cast(nullif(staged.to_cost_entry_no, '') as bigint),
    cast(nullif(staged.from_gl_entry_no, '') as bigint),
    cast(nullif(staged.to_gl_entry_no, '') as bigint),
    cast(staged.no_of_entries as bigint),
    cast(staged.no_of_gl_entries as bigint),
    cast(replace(staged.debit_amount, '.', '') as bigint),
    cast(replace(staged.credit_amount, '.', '') as bigint),
    cast(replace(staged.additional_amount, '.', '') as bigint),
    cast(nullif(staged.posting_date, '') as date),
    cast(staged.posted_on as date),
    cast(staged.posted_at as timestamp),
    coalesce(staged.posted_by, '')
from stage_cost_registers as staged
inner join version on version.code = staged.version
order by register_no
