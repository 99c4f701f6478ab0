-- out  staged entries on accounts that are not in the chart of accounts
select
    stage_entry.file,
    stage_entry.source_row as row_no,
    stage_entry.gl_account_no
from stage_entry
where
    not exists (
        select 1
        from gl_account
        where gl_account.gl_account_no = stage_entry.gl_account_no
    )
order by stage_entry.file, stage_entry.row_no
