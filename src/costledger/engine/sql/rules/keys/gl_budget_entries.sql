-- Measure what G/L budgets hold, for lines with the base gl_budget_entries.
--
-- in   key_requested, key_window, key_member, gl_budget_entry_row, set_value
-- out  key_measured  a row a line that anything was found for
insert into key_measured (rule_id, rule_version, line_no, units)
with wanted_window as (
    select distinct key_window.*
    from key_requested
    inner join key_window on key_window.window_no = key_requested.window_no
    where key_requested.base = 'gl_budget_entries'
),

planned as (
    select
        wanted_window.window_no,
        entry.budget_name,
        entry.gl_account_no,
        entry.dimension_set_id,
        sum(entry.amount) as amount
    from gl_budget_entry_row as entry
    inner join wanted_window
        on entry.posting_date between wanted_window.first_day and wanted_window.last_day
        and not (entry.is_closing and entry.posting_date = wanted_window.last_day)
    group by
        wanted_window.window_no,
        entry.budget_name,
        entry.gl_account_no,
        entry.dimension_set_id
)

select
    requested.rule_id,
    requested.rule_version,
    requested.line_no,
    cast(sum(planned.amount) as decimal(38, 0)) * $scale
from key_requested as requested
inner join planned on planned.window_no = requested.window_no
inner join set_value on set_value.dimension_set_id = planned.dimension_set_id
inner join key_member as group_member
    on group_member.filter_no = requested.group_filter_no
    and group_member.code = planned.budget_name
inner join key_member as account_member
    on account_member.filter_no = requested.no_filter_no
    and account_member.code = planned.gl_account_no
inner join key_member as center_member
    on center_member.filter_no = requested.center_filter_no
    and center_member.code = set_value.center_value
inner join key_member as object_member
    on object_member.filter_no = requested.object_filter_no
    and object_member.code = set_value.object_value
where requested.base = 'gl_budget_entries'
group by requested.rule_id, requested.rule_version, requested.line_no
