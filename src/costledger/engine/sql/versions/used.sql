-- What keeps a version from being deleted.
--
-- out  (what, rows)  none when nothing refers to it
with used as (
    select
        'versions that build on it' as what,
        count(*) as rows
    from version
    where base_version_id = $version_id
    union all
    select
        'entries that something refers to' as what,
        count(*) as rows
    from budget_entry_kept
    where
        version_id = $version_id
        and why not in ('version_locked', 'entry_not_manual')
)

select
    what,
    rows
from used
where rows > 0
order by what
