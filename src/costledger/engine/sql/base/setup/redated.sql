-- Entries that lie in the set of another era than that of their date.
--
-- in   gl_entry_row, gl_coding, dimension_set, dimension_era, $after_import_no
-- out  redated  (gl_entry_no, gl_account_no, members, era)  era: that of the date
select
    entry.gl_entry_no,
    coding.gl_account_no,
    dimension_set.members,
    coalesce(dimension_era.era, 0) as era
from gl_entry_row as entry
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
left join dimension_era
    on entry.posting_date < dimension_era.valid_to
    and (
        dimension_era.valid_from is null
        or entry.posting_date >= dimension_era.valid_from
    )
where
    entry.import_no > $after_import_no
    and dimension_set.era <> coalesce(dimension_era.era, 0)
