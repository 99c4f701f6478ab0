-- The verdict on the codings of new entries, when nothing else is looked at.
--
-- in   look_verdict, resolution, gl_entry_row
-- out  look_judged  a row a coding
with coming as (
    select distinct coding_id
    from gl_entry_row
    where import_no > $clean_mark
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
union all
select
    resolution.coding_id,
    resolution.gl_account_no,
    resolution.not_cost_reason,
    resolution.waiting_reason,
    resolution.cost_type_id,
    resolution.combine_entries,
    resolution.receiver_id
from coming
inner join resolution on resolution.coding_id = coming.coding_id
