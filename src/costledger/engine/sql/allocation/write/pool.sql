-- Keep the pools of a level.
--
-- in   allocate_pool, allocate_additional
-- out  pool
insert into pool (
    pool_no, run_no, register_no, rule_id, rule_version, level, sender_id,
    cost_type_id, document_no, balance, relieved, allocated, additional_balance,
    additional_relieved
)
select
    pool.pool_no,
    $run_no,
    $register_no,
    pool.rule_id,
    pool.rule_version,
    pool.level,
    pool.sender_id,
    pool.cost_type_id,
    pool.document_no,
    pool.balance,
    pool.relieved,
    pool.allocated,
    pool.additional_balance,
    additional.amount
from allocate_pool as pool
inner join allocate_additional as additional on additional.rule_no = pool.rule_no
order by pool.pool_no
