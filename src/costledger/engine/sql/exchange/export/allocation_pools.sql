-- out  the pools of all runs, by number
select
    pool_no,
    run_no,
    register_no,
    rule_id,
    rule_version,
    level,
    cost_center_code,
    cost_object_code,
    credit_to_cost_type,
    document_no,
    held,
    taken,
    charged,
    additional_held,
    additional_taken
from allocation_pool
order by pool_no
