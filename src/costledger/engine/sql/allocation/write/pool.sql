-- Keep the pools of a level.
--
-- in   allocate_pool, allocate_additional
-- out  pool
insert into pool (
    pool_no, run_no, register_no, rule_id, rule_version, level, receiver_id,
    cost_type_id, document_no, held, taken, charged, additional_held, additional_taken
)
select
    pool.pool_no,
    $run_no,
    $register_no,
    pool.rule_id,
    pool.rule_version,
    pool.level,
    pool.receiver_id,
    pool.cost_type_id,
    pool.document_no,
    pool.held,
    pool.taken,
    pool.charged,
    pool.additional_held,
    additional.amount
from allocate_pool as pool
inner join allocate_additional as additional on additional.rule_no = pool.rule_no
order by pool.pool_no
