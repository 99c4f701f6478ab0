-- The staged entries that the ledger has already: whether they say the same, and both
-- versions as text. Entries with a number of their own are known by it, others by the
-- key that their source gives.
--
-- in   stage_entry, gl_entry_row, import_row
-- out  import_known
with pair as (
    select
        stage_entry.file,
        stage_entry.row_no,
        entry.gl_entry_no
    from stage_entry
    inner join gl_entry_row as entry
        on entry.gl_entry_no = stage_entry.gl_entry_no
    union all
    select
        stage_entry.file,
        stage_entry.row_no,
        entry.gl_entry_no
    from stage_entry
    inner join gl_entry_row as entry on entry.source_key = stage_entry.source_key
    inner join import_row
        on import_row.import_no = entry.import_no and import_row.source = $source_name
)

select
    pair.file,
    pair.row_no,
    stage_entry.source_row,
    pair.gl_entry_no,
    entry.posting_date = stage_entry.posting_date
    and entry.is_closing = stage_entry.is_closing
    and coding.gl_account_no = stage_entry.gl_account_no
    and dimension_set.members = stage_entry.members
    and entry.amount = stage_entry.amount
    and entry.additional_amount = stage_entry.additional_amount
    and entry.document_no = stage_entry.document_no
    and entry.description = stage_entry.description as is_same,
    cast(entry.posting_date as text) || ', account ' || coding.gl_account_no || ', '
    || cast(entry.amount as text) || ' minor units, ' || dimension_set.members
    || ', ' || entry.document_no || ', ' || entry.description as our_text,
    cast(stage_entry.posting_date as text) || ', account '
    || stage_entry.gl_account_no || ', ' || cast(stage_entry.amount as text)
    || ' minor units, ' || stage_entry.members || ', ' || stage_entry.document_no
    || ', ' || stage_entry.description as their_text
from pair
inner join stage_entry
    on stage_entry.file = pair.file and stage_entry.row_no = pair.row_no
inner join gl_entry_row as entry on entry.gl_entry_no = pair.gl_entry_no
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
