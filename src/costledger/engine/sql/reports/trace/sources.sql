-- The general-ledger entries that cost entry $entry_no stands for: the first $limit of
-- them, and what all of them come to.
--
-- in   gl_link, gl_entry_row
-- out  one row a G/L entry, in order; total_* say the same on each
with linked as (
    select gl_link.gl_entry_no
    from gl_link
    where gl_link.entry_no = $entry_no
)

select
    entry.gl_entry_no,
    entry.posting_date,
    entry.is_closing,
    coding.gl_account_no,
    coalesce(account.name, '') as gl_account_name,
    entry.document_no,
    entry.description,
    entry.amount,
    entry.additional_amount,
    dimension_set.members as dimensions,
    import_row.source,
    import_row.file,
    entry.row_no,
    count(*) over () as total_entries,
    cast(sum(entry.amount) over () as bigint) as total_amount
from linked
inner join gl_entry_row as entry on entry.gl_entry_no = linked.gl_entry_no
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
inner join import_row on import_row.import_no = entry.import_no
left join gl_account as account on account.gl_account_no = coding.gl_account_no
order by entry.gl_entry_no
limit $limit
