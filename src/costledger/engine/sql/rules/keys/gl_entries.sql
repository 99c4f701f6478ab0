-- Measure what the general ledger holds, for lines with the base gl_entries.
--
-- in   key_requested, key_window, key_member, gl_entry_row, gl_coding, set_value
-- out  key_measured  a row a line that anything was found for
insert into key_measured (rule_id, rule_version, line_no, units)
with wanted_window as (
    select distinct key_window.*
    from key_requested
    inner join key_window on key_window.window_no = key_requested.window_no
    where key_requested.base = 'gl_entries'
),

booked as (
    select
        wanted_window.window_no,
        entry.coding_id,
        sum(entry.amount) as amount
    from gl_entry_row as entry
    inner join wanted_window
        on entry.posting_date between wanted_window.first_day and wanted_window.last_day
        and not (entry.is_closing and entry.posting_date = wanted_window.last_day)
    group by wanted_window.window_no, entry.coding_id
)

select
    requested.rule_id,
    requested.rule_version,
    requested.line_no,
    cast(sum(booked.amount) as decimal(38, 0)) * $scale
from key_requested as requested
inner join booked on booked.window_no = requested.window_no
inner join gl_coding as coding on coding.coding_id = booked.coding_id
inner join set_value on set_value.dimension_set_id = coding.dimension_set_id
inner join key_member as account_member
    on account_member.filter_no = requested.no_filter_no
    and account_member.code = coding.gl_account_no
inner join key_member as center_member
    on center_member.filter_no = requested.center_filter_no
    and center_member.code = set_value.center_value
inner join key_member as object_member
    on object_member.filter_no = requested.object_filter_no
    and object_member.code = set_value.object_value
where requested.base = 'gl_entries'
group by requested.rule_id, requested.rule_version, requested.line_no
