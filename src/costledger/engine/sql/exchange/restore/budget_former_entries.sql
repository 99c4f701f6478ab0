-- in   stage_budget_former_entries, cost_type, receiver · out  budget_entry_former
insert into budget_entry_former (
    event_no, entry_no, register_no, version_id, posting_date, is_closing,
    cost_type_id, receiver_id, amount, additional_amount, document_no, description,
    reason_code
)
select
    cast(staged.event_no as bigint) as event_no,
    cast(staged.entry_no as bigint) as entry_no,
    cast(staged.register_no as integer),
    cast(staged.version_id as integer),
    cast(replace(staged.date, 'C', '') as date),
    staged.date like 'C%',
    cost_type.cost_type_id,
    receiver.receiver_id,
    cast(replace(staged.amount, '.', '') as bigint),
    cast(replace(staged.additional_amount, '.', '') as bigint),
    coalesce(staged.document_no, ''),
    coalesce(staged.description, ''),
    coalesce(staged.reason_code, '')
from stage_budget_former_entries as staged
inner join cost_type on cost_type.code = staged.cost_type_no
inner join receiver
    on receiver.code = coalesce(
        nullif(staged.cost_center_code, ''), staged.cost_object_code
    )
    and receiver.kind = case
        when coalesce(staged.cost_center_code, '') <> '' then 'center'
        else 'object'
    end
order by event_no, entry_no
