-- The entries of a batch for one version: of each line its entry, then its balance.
--
-- in   journal_resolved
-- out  posting_line, with texts
select
    cast(line_no as bigint) * 2 as line_no,
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
    reason_code,
    corrects_entry_no
from journal_resolved
where version_id = $version_id and cost_type_id is not null
union all
select
    cast(line_no as bigint) * 2 + 1 as line_no,
    posting_date,
    is_closing,
    bal_cost_type_id as cost_type_id,
    coalesce(bal_center_id, bal_object_id) as receiver_id,
    -amount as amount,
    -additional_amount as additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    cast(null as integer) as coding_id,
    document_no,
    description,
    reason_code,
    cast(null as bigint) as corrects_entry_no
from journal_resolved
where version_id = $version_id and bal_cost_type_id is not null
