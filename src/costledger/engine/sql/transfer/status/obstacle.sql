-- What stands in the way of entries, by name: the cost type or receiver that is blocked,
-- or the dimension value that is neither a cost center nor a cost object.
--
-- in   coding_classification, set_value, cost_type, receiver
-- out  (reason, code)
select distinct
    coding.waiting_reason as reason,
    case
        when coding.waiting_reason = 'blocked_cost_type' then cost_type.code
        when coding.waiting_reason = 'blocked_receiver' then receiver.code
        when set_value.center_value <> '' then set_value.center_value
        else set_value.object_value
    end as code
from coding_classification as coding
inner join set_value on set_value.dimension_set_id = coding.dimension_set_id
left join cost_type on cost_type.cost_type_id = coding.cost_type_id
left join receiver on receiver.receiver_id = coding.receiver_id
where
    coding.not_cost_reason is null
    and coding.waiting_reason in (
        'blocked_cost_type', 'blocked_receiver', 'unknown_receiver'
    )
order by reason, code
