-- What the last transfer knew, what there is now, and one text for everything that
-- decides on an entry besides the entry itself: masters and settings are small, and the
-- same fingerprint means the same classifications, links and days.
--
-- in   transfer_mark, import_row, gl_coding, calendar_day, resolution_day, masters
-- out  one row, whose columns engine/classify.py explains
with piece as (
    select
        concat_ws('|', 'account', gl_account_no, income_balance, excluded_reason)
            as line
    from gl_account
    union all
    select
        concat_ws(
            '|', 'cost_type', code, cast(cost_type_id as text), line_type,
            combine_entries, cast(is_blocked as text), cast(is_retired as text),
            gl_account_range
        ) as line
    from cost_type
    union all
    select
        concat_ws('|', 'link', gl_account_no, cast(cost_type_id as text)) as line
    from cost_type_account
    union all
    select
        concat_ws(
            '|', kind, code, cast(receiver_id as text), line_type,
            cast(is_blocked as text), cast(is_retired as text)
        ) as line
    from receiver
    union all
    select
        concat_ws(
            '|', 'setup', cost_center_dimension, cost_object_dimension,
            coalesce(cast(starting_date_for_gl_transfer as text), ''),
            coalesce(cast(allow_posting_from as text), ''),
            coalesce(cast(allow_posting_to as text), ''), late_entry_policy
        ) as line
    from setup
    union all
    select concat_ws('|', 'period', cast(starting_date as text), state) as line
    from accounting_period
),

imported as (
    select
        coalesce(max(import_row.import_no), 0) as newest_import_no,
        cast(
            coalesce(
                sum(
                    case
                        when import_row.import_no > transfer_mark.clean_import_no
                            then import_row.entries
                    end
                ), 0
            ) as bigint
        ) as new_entries
    from import_row
    cross join transfer_mark
)

select
    transfer_mark.import_no,
    transfer_mark.clean_import_no,
    transfer_mark.coding_id,
    transfer_mark.fingerprint as known_fingerprint,
    (
        select coalesce(md5(string_agg(line, ',' order by line)), '')
        from piece
    ) as fingerprint,
    imported.newest_import_no,
    (select coalesce(max(coding_id), 0) from gl_coding) as newest_coding_id,
    imported.new_entries,
    (select count(*) from calendar_day) as days,
    (select count(*) from resolution_day) as known_days,
    (select late_entry_policy from setup) as late_entry_policy
from transfer_mark
cross join imported
