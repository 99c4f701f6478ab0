-- What stands in the way of entries, by name: the cost type or receiver that is blocked,
-- or the dimension value that is neither a cost center nor a cost object.
--
-- in   coding_verdict, set_value, cost_type, receiver
-- out  (reason, code)
select distinct
    verdict.waiting_reason as reason,
    case
        when verdict.waiting_reason = 'blocked_cost_type' then cost_type.code
        when verdict.waiting_reason = 'blocked_receiver' then receiver.code
        when set_value.center_value <> '' then set_value.center_value
        else set_value.object_value
    end as code
from coding_verdict as verdict
inner join set_value on set_value.dimension_set_id = verdict.dimension_set_id
left join cost_type on cost_type.cost_type_id = verdict.cost_type_id
left join receiver on receiver.receiver_id = verdict.receiver_id
where
    verdict.not_cost_reason is null
    and verdict.waiting_reason in (
        'blocked_cost_type', 'blocked_receiver', 'unknown_receiver'
    )
order by reason, code
