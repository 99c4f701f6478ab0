-- out  the registers, by number
select
    register_row.register_no as no,
    case register_row.kind
        when 'transfer' then 'transfer_from_gl'
        when 'journal' then 'cost_journal'
        when 'budget_transfer' then 'transfer_from_budget'
        when 'budget_copy' then
            case
                when budget_source.kind = 'gl_budget' then 'transfer_from_gl_budget'
                else 'budget_copy'
            end
        else register_row.kind
    end as source,
    register_row.first_entry_no as from_cost_entry_no,
    register_row.last_entry_no as to_cost_entry_no,
    register_row.first_gl_entry_no as from_gl_entry_no,
    register_row.last_gl_entry_no as to_gl_entry_no,
    register_row.entries as no_of_entries,
    register.debit_amount,
    register.credit_amount,
    register_row.posting_date,
    register_row.level,
    register_row.journal_batch as journal_batch_name,
    register.version,
    register.additional_amount,
    register_row.gl_entries as no_of_gl_entries,
    register_row.run_no,
    register_row.reverses_register_no,
    register_row.posted_on,
    register_row.posted_at,
    register_row.posted_by,
    exists (
        select 1
        from register_seal
        where register_seal.register_no = register_row.register_no
    ) as closed,
    case when budget_source.kind = 'gl_budget' then budget_source.first_source_no end
        as from_budget_entry_no,
    case when budget_source.kind = 'gl_budget' then budget_source.last_source_no end
        as to_budget_entry_no
from register_row
left join budget_source
    on budget_source.register_no = register_row.register_no
inner join register on register.register_no = register_row.register_no
order by register_row.register_no
