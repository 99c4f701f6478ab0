-- The pools of an export.
-- in   stage_allocation_pools, receiver, cost_type · out  pool
insert into pool (
    pool_no, run_no, register_no, rule_id, rule_version, level, receiver_id,
    cost_type_id, document_no, held, taken, charged, additional_held, additional_taken
)
select
    cast(staged.pool_no as integer) as pool_no,
    cast(staged.run_no as integer),
    cast(staged.register_no as integer),
    coalesce(staged.rule_id, ''),
    cast(staged.rule_version as integer),
    cast(nullif(staged.level, '') as integer),
    receiver.receiver_id,
    cost_type.cost_type_id,
    coalesce(staged.document_no, ''),
    cast(replace(staged.held, '.', '') as bigint),
    cast(replace(staged.taken, '.', '') as bigint),
    cast(replace(staged.charged, '.', '') as bigint),
    cast(replace(staged.additional_held, '.', '') as bigint),
    cast(replace(staged.additional_taken, '.', '') as bigint)
from stage_allocation_pools as staged
left join cost_type on cost_type.code = staged.credit_to_cost_type
left join receiver
    on receiver.code = coalesce(
        nullif(staged.cost_center_code, ''), staged.cost_object_code
    )
    and receiver.kind = case
        when coalesce(staged.cost_center_code, '') <> '' then 'center'
        else 'object'
    end
order by pool_no
