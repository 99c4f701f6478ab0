-- Number the entries of another cost ledger in the order of their old numbers.
--
-- in   legacy_new_line, legacy_new_list, legacy_register
-- out  (entry_no, source_no, register_no, version_id, …)
with unlinked as (
    select entry.gl_entry_no, entry.amount, entry.additional_amount, entry.coding_id
    from gl_entry_row as entry
    where
        entry.gl_entry_no in (select gl_entry_no from legacy_new_line)
        and not exists (
            select 1 from gl_link where gl_link.gl_entry_no = entry.gl_entry_no
        )
)

select
    $last_entry_no + row_number() over (order by line.source_no) as entry_no,
    line.source_no,
    coalesce(list.register_no, known.register_no) as register_no,
    version.version_id,
    line.posting_date,
    line.is_closing,
    cost_type.cost_type_id,
    coalesce(center.receiver_id, object_.receiver_id) as receiver_id,
    line.amount,
    line.additional_amount,
    linked.gl_entry_no,
    linked.coding_id,
    line.document_no,
    line.description,
    line.reason_code,
    line.allocated,
    line.allocated_with_journal_no,
    line.allocation_id
from legacy_new_line as line
inner join version on version.code = line.version
inner join cost_type on cost_type.code = line.cost_type_no
left join receiver as center
    on center.kind = 'center' and center.code = line.cost_center_code
left join receiver as object_
    on object_.kind = 'object' and object_.code = line.cost_object_code
left join legacy_new_list as list
    on list.source_no = line.register_source_no
    or (
        list.source_no is null and line.register_source_no is null
        and list.version = line.version
    )
left join legacy_register as known
    on known.source_series = $series and known.source_no = line.register_source_no
left join unlinked as linked
    on linked.gl_entry_no = line.gl_entry_no
    and linked.amount = line.amount
    and linked.additional_amount = line.additional_amount
