-- The entries of a G/L budget that pass the filters, with what they would become and
-- why they would not.
--
-- A center is looked for first, and an object where there is none; a given center takes
-- its place, a given object is used where no center is found.
--
-- in   gl_budget_entry_row, set_value; budget_account, budget_set: what passes
-- out  one row an entry, reason null where it goes
with resolved as (
    select
        entry.entry_no,
        entry.gl_account_no,
        entry.posting_date,
        entry.is_closing,
        entry.amount,
        entry.description,
        account.gl_account_no is null as is_account_unknown,
        coalesce(cast($to_type_id as integer), link.cost_type_id) as cost_type_id,
        set_value.center_value,
        set_value.object_value,
        coalesce(
            cast($to_center_id as integer),
            center.receiver_id,
            cast($to_object_id as integer),
            object_.receiver_id
        ) as receiver_id
    from gl_budget_entry_row as entry
    inner join budget_account on budget_account.gl_account_no = entry.gl_account_no
    inner join budget_set on budget_set.dimension_set_id = entry.dimension_set_id
    inner join set_value on set_value.dimension_set_id = entry.dimension_set_id
    left join gl_account as account on account.gl_account_no = entry.gl_account_no
    left join cost_type_account as link on link.gl_account_no = entry.gl_account_no
    left join receiver_by_code as center
        on center.kind = 'center' and center.code = set_value.center_value
    left join receiver_by_code as object_
        on object_.kind = 'object' and object_.code = set_value.object_value
    where
        entry.budget_name = $name
        and (cast($first_day as date) is null
            or entry.posting_date >= cast($first_day as date))
        and (cast($last_day as date) is null
            or entry.posting_date <= cast($last_day as date))
)

select
    resolved.entry_no,
    resolved.gl_account_no,
    resolved.posting_date,
    resolved.is_closing,
    resolved.amount,
    resolved.description,
    resolved.cost_type_id,
    resolved.receiver_id,
    case
        when resolved.is_account_unknown and resolved.cost_type_id is null
            then 'unknown_account'
        when cost_type.cost_type_id is null or cost_type.line_type <> 'postable'
            then 'no_cost_type'
        when cost_type.is_blocked or cost_type.is_retired then 'blocked_cost_type'
        when resolved.receiver_id is null
            and resolved.center_value = '' and resolved.object_value = ''
            then 'no_receiver'
        when resolved.receiver_id is null then 'unknown_receiver'
        when not receiver.is_postable then 'blocked_receiver'
    end as reason
from resolved
left join cost_type on cost_type.cost_type_id = resolved.cost_type_id
left join posting_target as receiver
    on receiver.receiver_id = resolved.receiver_id
