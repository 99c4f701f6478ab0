-- The codings after $known_coding_id that are not cached yet, or are classified
-- otherwise now than they are cached.
--
-- in   coding_classification, classified_coding
-- out  changed_coding  as they are to be cached; an automatic transfer combines nothing
with now_ as (
    select
        coding_id,
        gl_account_no,
        not_cost_reason,
        waiting_reason,
        cost_type_id,
        case when $combining then combine_entries else 'none' end as combine_entries,
        receiver_id
    from coding_classification
    where coding_id > $known_coding_id
)

select
    now_.coding_id,
    now_.gl_account_no,
    now_.not_cost_reason,
    now_.waiting_reason,
    now_.cost_type_id,
    now_.combine_entries,
    now_.receiver_id
from now_
left join classified_coding as cached
    on cached.coding_id = now_.coding_id and cached.coding_id > $known_coding_id
where
    cached.coding_id is null
    or now_.not_cost_reason is distinct from cached.not_cost_reason
    or now_.waiting_reason is distinct from cached.waiting_reason
    or now_.cost_type_id is distinct from cached.cost_type_id
    or now_.combine_entries is distinct from cached.combine_entries
    or now_.receiver_id is distinct from cached.receiver_id
