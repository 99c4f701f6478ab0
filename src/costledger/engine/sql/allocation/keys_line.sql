-- The keys of a run as they were kept, with what each line gave; those of its pools up
-- to $last_pool_no, or of all.
--
-- in   pool, key_snapshot, allocation_target_row, cost_entry_row
-- out  one row a line, in the order of the run; weight comes last
select
    pool.pool_no,
    pool.rule_id,
    pool.rule_version,
    coalesce(pool.level, 0) as level,
    pool.register_no,
    snapshot.line_no,
    coalesce(receiver.code, line.target_cost_center || line.target_cost_object, '')
        as receiver,
    coalesce(cost_type.code, line.target_cost_type, '') as cost_type_no,
    snapshot.share,
    snapshot.source,
    snapshot.fixed_amount is not null as is_fixed,
    coalesce(entry.amount, 0) as amount,
    reversed_register.register_no is not null as is_reversed,
    snapshot.weight
from pool
inner join key_snapshot as snapshot on snapshot.pool_no = pool.pool_no
left join allocation_target_row as line
    on line.rule_id = pool.rule_id
    and line.rule_version = pool.rule_version
    and line.line_no = snapshot.line_no
left join cost_entry_row as entry on entry.entry_no = snapshot.entry_no
left join receiver on receiver.receiver_id = entry.receiver_id
left join cost_type on cost_type.cost_type_id = entry.cost_type_id
left join reversed_register on reversed_register.register_no = pool.register_no
where
    pool.run_no = $run_no
    and (
        pool.pool_no <= cast($last_pool_no as integer)
        or cast($last_pool_no as integer) is null
    )
order by pool.pool_no, snapshot.line_no
