-- Keep what allocations of another cost ledger took, by the register that did it.
--
-- in   legacy_pool
-- out  pool
insert into pool (
    pool_no, run_no, register_no, rule_id, rule_version, document_no, balance, relieved,
    allocated, additional_balance, additional_relieved
)
select
    pool_no,
    min(run_no),
    min(register_no),
    '',
    0,
    '',
    cast(sum(amount) as bigint),
    cast(sum(amount) as bigint),
    cast(sum(amount) as bigint),
    cast(sum(additional_amount) as bigint),
    cast(sum(additional_amount) as bigint)
from legacy_pool
group by pool_no
order by pool_no
