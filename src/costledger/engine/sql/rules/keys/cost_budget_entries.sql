-- Measure what budgets hold on cost types, for lines with the base cost_budget_entries.
--
-- in   key_requested, key_window, key_member, cost_entry_row of all versions but ACTUAL
-- out  key_measured  a row a line that anything was found for
insert into key_measured (rule_id, rule_version, line_no, units)
with wanted_window as (
    select distinct key_window.*
    from key_requested
    inner join key_window on key_window.window_no = key_requested.window_no
    where key_requested.base = 'cost_budget_entries'
),

planned as (
    select
        wanted_window.window_no,
        entry.version_id,
        entry.cost_type_id,
        entry.receiver_id,
        sum(entry.amount) as amount
    from cost_entry_row as entry
    inner join wanted_window
        on entry.posting_date between wanted_window.first_day and wanted_window.last_day
        and not (entry.is_closing and entry.posting_date = wanted_window.last_day)
    where entry.version_id <> $actual
    group by
        wanted_window.window_no,
        entry.version_id,
        entry.cost_type_id,
        entry.receiver_id
)

select
    requested.rule_id,
    requested.rule_version,
    requested.line_no,
    cast(sum(planned.amount) as decimal(38, 0)) * $scale
from key_requested as requested
inner join planned on planned.window_no = requested.window_no
inner join version on version.version_id = planned.version_id
inner join cost_type on cost_type.cost_type_id = planned.cost_type_id
inner join receiver on receiver.receiver_id = planned.receiver_id
inner join key_member as group_member
    on group_member.filter_no = requested.group_filter_no
    and group_member.code = version.code
inner join key_member as type_member
    on type_member.filter_no = requested.no_filter_no
    and type_member.code = cost_type.code
inner join key_member as center_member
    on center_member.filter_no = requested.center_filter_no
    and center_member.code
    = case when receiver.kind = 'center' then receiver.code else '' end
inner join key_member as object_member
    on object_member.filter_no = requested.object_filter_no
    and object_member.code
    = case when receiver.kind = 'object' then receiver.code else '' end
where requested.base = 'cost_budget_entries'
group by requested.rule_id, requested.rule_version, requested.line_no
