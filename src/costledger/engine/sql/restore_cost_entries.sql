-- Texts of an entry that stands for one G/L entry are that entry's and not stored.
--
-- in   stage_cost_entries, cost_type, receiver, version
insert into cost_entry_row (
    entry_no, register_no, version_id, posting_date, is_closing, cost_type_id,
    receiver_id, amount, additional_amount, gl_entry_no, is_combined, coding_id,
    document_no, description, reason_code, pool_no, source_entry_no,
    corrects_entry_no
)
select
    cast(staged.entry_no as bigint) as entry_no,
    cast(staged.register_no as integer),
    version.version_id,
    cast(replace(staged.posting_date, 'C', '') as date),
    staged.posting_date like 'C%',
    cost_type.cost_type_id,
    receiver.receiver_id,
    cast(replace(staged.amount, '.', '') as bigint),
    cast(replace(staged.additional_amount, '.', '') as bigint),
    cast(nullif(staged.gl_entry_no, '') as bigint),
    cast(staged.is_combined as boolean),
    cast(nullif(staged.coding_id, '') as integer),
    case
        when coalesce(staged.gl_entry_no, '') <> '' then null
        else staged.document_no
    end,
    case
        when
            coalesce(staged.gl_entry_no, '') <> ''
            and not cast(staged.is_combined as boolean) then null
        else coalesce(staged.description, '')
    end,
    coalesce(staged.reason_code, ''),
    cast(nullif(staged.pool_no, '') as integer),
    cast(nullif(staged.source_entry_no, '') as bigint),
    cast(nullif(staged.corrects_entry_no, '') as bigint)
from stage_cost_entries as staged
inner join version on version.code = staged.version
inner join cost_type on cost_type.code = staged.cost_type_no
inner join receiver
    on receiver.code = coalesce(
        nullif(staged.cost_center_code, ''), staged.cost_object_code
    )
    and receiver.kind = case
        when coalesce(staged.cost_center_code, '') <> '' then 'center'
        else 'object'
    end
order by entry_no
