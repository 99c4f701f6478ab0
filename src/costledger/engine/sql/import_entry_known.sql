-- The staged entries that the ledger has already, and whether they say the same. An
-- entry is known by its number, or by the key under which its source gave it.
--
-- in   import_entry, gl_entry_row, import_row
-- out  import_known  (place, gl_entry_no, is_same)
with own as (
    select
        entry.gl_entry_no,
        entry.source_key
    from gl_entry_row as entry
    inner join import_row on import_row.import_no = entry.import_no
    where import_row.source = $source_name
),

pair as (
    select
        import_entry.place,
        entry.gl_entry_no
    from import_entry
    inner join gl_entry_row as entry
        on entry.gl_entry_no = import_entry.gl_entry_no
    union all
    select
        import_entry.place,
        own.gl_entry_no
    from import_entry
    inner join own
        on own.source_key
        = coalesce(import_entry.source_key, cast(import_entry.gl_entry_no as text))
    where own.source_key is not null
    union all
    select
        import_entry.place,
        own.gl_entry_no
    from import_entry
    inner join own on cast(own.gl_entry_no as text) = import_entry.source_key
    where own.source_key is null and import_entry.source_key is not null
)

select
    pair.place,
    pair.gl_entry_no,
    entry.posting_date = import_entry.posting_date
    and entry.is_closing = import_entry.is_closing
    and coding.gl_account_no = import_entry.gl_account_no
    and dimension_set.members = import_entry.members
    and entry.amount = import_entry.amount
    and entry.additional_amount = import_entry.additional_amount
    and entry.document_no = import_entry.document_no
    and entry.description = import_entry.description as is_same
from pair
inner join import_entry on import_entry.place = pair.place
inner join gl_entry_row as entry on entry.gl_entry_no = pair.gl_entry_no
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
