-- The budget lines of one version as entries.
--
-- in   budget_resolved
-- out  posting_line, with texts
select
    line_no,
    posting_date,
    is_closing,
    cost_type_id,
    coalesce(center_id, object_id) as receiver_id,
    amount,
    additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    cast(null as integer) as coding_id,
    document_no,
    description,
    '' as reason_code,
    cast(null as bigint) as corrects_entry_no
from budget_resolved
where version_id = $version_id
