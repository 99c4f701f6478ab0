-- The staged entries as this ledger can know them: by their source's number, or, where
-- another source has one of these numbers ($is_keyed), by that number as a key.
--
-- in   stage_entry
-- out  import_entry  gl_entry_no or source_key is null
select
    row_id,
    part_no,
    file,
    row_no,
    source_row,
    case when not $is_keyed then gl_entry_no end as gl_entry_no,
    case
        when $is_keyed and gl_entry_no is not null then cast(gl_entry_no as text)
        else source_key
    end as source_key,
    posting_date,
    is_closing,
    gl_account_no,
    members,
    amount,
    additional_amount,
    document_no,
    description,
    reason_code
from stage_entry
