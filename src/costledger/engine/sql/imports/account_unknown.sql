-- out  staged entries on accounts that neither the ledger's chart of accounts has nor
--      the one that comes with them (import_account)
select
    stage_entry.file,
    stage_entry.source_row as row_no,
    stage_entry.gl_account_no
from stage_entry
where
    stage_entry.gl_account_no <> ''
    and not exists (
        select 1
        from gl_account
        where gl_account.gl_account_no = stage_entry.gl_account_no
    )
    and not exists (
        select 1
        from import_account
        where import_account.gl_account_no = stage_entry.gl_account_no
    )
order by stage_entry.part_no, stage_entry.row_no
