-- in   import_entry
-- out  (entries)  how many entries are known by a key: of those staged, and of those
--      that the source $source_name brought before
select
    (
        select count(*)
        from import_entry
        where source_key is not null
    ) + (
        select count(*)
        from gl_entry_row as entry
        inner join import_row on import_row.import_no = entry.import_no
        where entry.source_key is not null and import_row.source = $source_name
    ) as entries
