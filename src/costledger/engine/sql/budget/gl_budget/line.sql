-- The entries of a G/L budget that go, as entries of a version.
--
-- in   gl_budget_resolved, shifted_day, gl_coding
-- out  posting_line, with texts and source_entry_no
select
    row_number() over (
        order by
            entry.gl_account_no, entry.posting_date, entry.is_closing, entry.entry_no
    ) as line_no,
    shifted.shifted_day as posting_date,
    entry.is_closing,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    cast(0 as bigint) as additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    coding.coding_id,
    '' as document_no,
    entry.description,
    '' as reason_code,
    cast(null as bigint) as corrects_entry_no,
    entry.entry_no as source_entry_no
from gl_budget_resolved as entry
inner join shifted_day as shifted on shifted.day = entry.posting_date
inner join gl_budget_entry_row as source on source.entry_no = entry.entry_no
inner join gl_coding as coding
    on coding.gl_account_no = source.gl_account_no
    and coding.dimension_set_id = source.dimension_set_id
where entry.reason is null
