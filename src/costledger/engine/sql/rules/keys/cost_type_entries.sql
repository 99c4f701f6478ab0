-- Measure what was posted on cost types, for lines with the base cost_type_entries.
--
-- in   key_wanted, key_window, key_member, cost_entry_row of ACTUAL
-- out  key_measured  a row a line that anything was found for
insert into key_measured (rule_id, rule_version, line_no, units)
with wanted_window as (
    select distinct key_window.*
    from key_wanted
    inner join key_window on key_window.window_no = key_wanted.window_no
    where key_wanted.base = 'cost_type_entries'
),

posted as (
    select
        wanted_window.window_no,
        entry.cost_type_id,
        entry.receiver_id,
        sum(entry.amount) as amount
    from cost_entry_row as entry
    inner join wanted_window
        on entry.posting_date between wanted_window.first_day and wanted_window.last_day
        and not (entry.is_closing and entry.posting_date = wanted_window.last_day)
    where entry.version_id = $actual
    group by wanted_window.window_no, entry.cost_type_id, entry.receiver_id
)

select
    wanted.rule_id,
    wanted.rule_version,
    wanted.line_no,
    cast(sum(posted.amount) as decimal(38, 0)) * $scale
from key_wanted as wanted
inner join posted on posted.window_no = wanted.window_no
inner join cost_type on cost_type.cost_type_id = posted.cost_type_id
inner join receiver on receiver.receiver_id = posted.receiver_id
inner join key_member as type_member
    on type_member.filter_no = wanted.no_filter_no
    and type_member.code = cost_type.code
inner join key_member as center_member
    on center_member.filter_no = wanted.center_filter_no
    and center_member.code
    = case when receiver.kind = 'center' then receiver.code else '' end
inner join key_member as object_member
    on object_member.filter_no = wanted.object_filter_no
    and object_member.code
    = case when receiver.kind = 'object' then receiver.code else '' end
where wanted.base = 'cost_type_entries'
group by wanted.rule_id, wanted.rule_version, wanted.line_no
