-- Remember the verdicts and days under which a run looked.
--
-- in   look_verdict, look_day, look_mark_now ($…)
-- out  resolution, resolution_day, transfer_mark
delete from resolution
where
    exists (
        select 1
        from look_verdict
        where look_verdict.coding_id = resolution.coding_id
    );

insert into resolution (
    coding_id, gl_account_no, not_cost_reason, waiting_reason, cost_type_id,
    combine_entries, receiver_id
)
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from look_verdict
order by coding_id;

delete from resolution_day;

insert into resolution_day (
    day, is_started, is_allowed, is_month_end_allowed, is_looked_at
)
select
    day,
    is_started,
    is_allowed,
    is_month_end_allowed,
    is_looked_at
from look_day
order by day
