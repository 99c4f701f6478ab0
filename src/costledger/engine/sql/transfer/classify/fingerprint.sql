-- One text for all that decides on an entry besides the entry itself: masters and
-- settings are small, and the same fingerprint means the same classifications, links
-- and days.
--
-- out  (fingerprint)
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
)

select coalesce(md5(string_agg(line, ',' order by line)), '') as fingerprint
from piece
