-- out  the verdict on each coding, as the last transfer saw it
select
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    combine_entries,
    receiver_id
from resolution
order by coding_id
