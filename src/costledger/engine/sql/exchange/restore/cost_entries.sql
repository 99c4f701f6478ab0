-- Entries, and what only some of them have: texts of their own, and an origin.
--
-- in   stage_cost_entries, cost_type, receiver, version
insert into cost_entry_row (
    entry_no, register_no, version_id, posting_date, is_closing, cost_type_id,
    receiver_id, amount, additional_amount, gl_entry_no, combined, coding_id
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
    coalesce(staged.combined, ''),
    cast(nullif(staged.coding_id, '') as integer)
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
order by entry_no;

insert into cost_entry_text (entry_no, document_no, description, reason_code)
select
    cast(entry_no as bigint) as entry_no,
    coalesce(document_no, ''),
    coalesce(description, ''),
    coalesce(reason_code, '')
from stage_cost_entries
where cast(has_own_text as boolean)
order by entry_no;

insert into cost_entry_origin (
    entry_no, pool_no, source_entry_no, corrects_entry_no
)
select
    cast(entry_no as bigint) as entry_no,
    cast(nullif(pool_no, '') as integer),
    cast(nullif(source_entry_no, '') as bigint),
    cast(nullif(corrects_entry_no, '') as bigint)
from stage_cost_entries
where
    coalesce(pool_no, '') <> ''
    or coalesce(source_entry_no, '') <> ''
    or coalesce(corrects_entry_no, '') <> ''
order by entry_no
