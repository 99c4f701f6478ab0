-- out  one row: G/L entry $gl_entry_no as the source has it, amounts in minor units
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
    entry.row_no
from gl_entry_row as entry
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
inner join import_row on import_row.import_no = entry.import_no
left join gl_account as account on account.gl_account_no = coding.gl_account_no
where entry.gl_entry_no = $gl_entry_no
