-- Remember the verdicts that are new or changed.
--
-- in   look_verdict
-- out  resolution
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
order by coding_id
