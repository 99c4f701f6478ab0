-- Budget entries that become actual costs: those of the source that were not released
-- yet, or whose release was reversed. Zero amounts are no costs.
--
-- in   budget_source_entry, budget_released
-- out  posting_line, with texts and source_entry_no
select
    row_number() over (
        order by
            cost_type.code, source.posting_date, source.is_closing, source.entry_no
    ) as line_no,
    source.posting_date,
    source.is_closing,
    source.cost_type_id,
    source.receiver_id,
    source.amount,
    source.additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    cast(null as integer) as coding_id,
    case when source.document_no = '' then 'BUDGET' else source.document_no end
        as document_no,
    source.description,
    '' as reason_code,
    cast(null as bigint) as corrects_entry_no,
    source.entry_no as source_entry_no
from budget_source_entry as source
inner join cost_type on cost_type.cost_type_id = source.cost_type_id
where
    source.amount <> 0
    and not exists (
        select 1
        from budget_released
        where budget_released.entry_no = source.entry_no
    )
