-- One text for everything that decides on an entry besides the entry itself: masters and
-- settings are small, and the same text means the same verdicts, links and days.
--
-- out  (fingerprint)
with piece as (
    select
        'account' as kind,
        gl_account_no as code,
        income_balance || '|' || excluded_reason as detail
    from gl_account
    union all
    select
        'cost_type' as kind,
        code,
        cast(cost_type_id as text) || '|' || line_type || '|' || combine_entries
        || '|' || cast(is_blocked as text) || '|' || cast(is_retired as text)
        || '|' || gl_account_range as detail
    from cost_type
    union all
    select
        'link' as kind,
        gl_account_no as code,
        cast(cost_type_id as text) as detail
    from cost_type_account
    union all
    select
        kind,
        code,
        cast(receiver_id as text) || '|' || line_type || '|'
        || cast(is_blocked as text) || '|' || cast(is_retired as text) as detail
    from receiver
    union all
    select
        'setup' as kind,
        '' as code,
        cost_center_dimension || '|' || cost_object_dimension
        || '|' || coalesce(cast(starting_date_for_gl_transfer as text), '')
        || '|' || coalesce(cast(allow_posting_from as text), '')
        || '|' || coalesce(cast(allow_posting_to as text), '')
        || '|' || late_entry_policy as detail
    from setup
    union all
    select
        'period' as kind,
        cast(starting_date as text) as code,
        state as detail
    from accounting_period
)

select
    coalesce(
        md5(
            string_agg(
                kind || '=' || code || '|' || detail, ',' order by kind, code, detail
            )
        ), ''
    ) as fingerprint
from piece
