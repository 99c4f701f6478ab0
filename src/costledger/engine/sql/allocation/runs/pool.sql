-- out  the first $limit pools of run $run_no in order, amounts in minor units
select
    pool.pool_no,
    pool.register_no,
    pool.level,
    pool.rule_id,
    pool.rule_version,
    coalesce(receiver.kind, '') as sender_kind,
    coalesce(receiver.code, '') as sender,
    coalesce(cost_type.code, '') as credit_to_cost_type,
    pool.document_no,
    pool.balance,
    pool.relieved,
    pool.allocated,
    pool.additional_balance,
    pool.additional_relieved,
    reversed_register.register_no is not null as is_reversed
from pool
left join receiver on receiver.receiver_id = pool.sender_id
left join cost_type on cost_type.cost_type_id = pool.cost_type_id
left join reversed_register on reversed_register.register_no = pool.register_no
where pool.run_no = $run_no
order by pool.pool_no
limit $limit
