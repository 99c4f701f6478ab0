-- Amounts become whole minor units again, $minor_units to one: exact, nothing divides.
-- Texts of the general-ledger entry are not stored a second time.
--
-- in   restored_cost_entries
-- out  cost_entry_row
insert into cost_entry_row (
    entry_no, register_no, version_id, posting_date, is_closing, cost_type_id,
    receiver_id, amount, additional_amount, gl_entry_no, is_combined, coding_id,
    document_no, description, reason_code, pool_no, source_entry_no, corrects_entry_no
)
select
    cast(entry_no as bigint),
    cast(register_no as integer),
    cast(version_id as integer),
    cast(replace(posting_date, 'C', '') as date),
    posting_date like 'C%',
    cast(cost_type_id as integer),
    cast(receiver_id as integer),
    cast(cast(amount as decimal(38, 4)) * $minor_units as bigint),
    cast(cast(additional_amount as decimal(38, 4)) * $additional_minor_units as bigint),
    cast(gl_entry_no as bigint),
    cast(combined as boolean),
    cast(coding_id as integer),
    case when cast(own_document_no as boolean) then coalesce(document_no, '') end,
    case when cast(own_description as boolean) then coalesce(description, '') end,
    coalesce(reason_code, ''),
    cast(pool_no as integer),
    cast(source_entry_no as bigint),
    cast(corrects_entry_no as bigint)
from restored_cost_entries
