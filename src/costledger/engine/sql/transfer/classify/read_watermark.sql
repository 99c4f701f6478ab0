-- What the last transfer knew, and what there is now.
--
-- in   transfer_watermark, import_row, gl_coding, calendar_day, classified_day, setup
-- out  one row, whose columns engine/classify.py explains
with imported as (
    select
        coalesce(max(import_row.import_no), 0) as newest_import_no,
        cast(
            coalesce(
                sum(
                    case
                        when
                            import_row.import_no
                            > transfer_watermark.transferred_import_no
                            then import_row.entries
                    end
                ), 0
            ) as bigint
        ) as new_entries
    from import_row
    cross join transfer_watermark
)

select
    transfer_watermark.import_no,
    transfer_watermark.transferred_import_no,
    transfer_watermark.coding_id,
    transfer_watermark.fingerprint as known_fingerprint,
    imported.newest_import_no,
    (select coalesce(max(coding_id), 0) from gl_coding) as newest_coding_id,
    imported.new_entries,
    (select count(*) from calendar_day) as days,
    (select count(*) from classified_day) as known_days,
    (select late_entry_policy from setup) as late_entry_policy
from transfer_watermark
cross join imported
