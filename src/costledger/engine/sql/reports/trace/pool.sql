-- out  one row: the pool that posted cost entry $entry_no, and the key of its line;
--      none when no allocation did. Amounts in minor units.
select
    pool.pool_no,
    pool.run_no,
    pool.register_no,
    pool.level,
    pool.rule_id,
    pool.rule_version,
    coalesce(sender.kind, '') as sender_kind,
    coalesce(sender.code, '') as sender,
    pool.document_no,
    pool.balance,
    pool.relieved,
    pool.allocated,
    snapshot.line_no,
    cast(snapshot.weight as text) as weight,
    cast((
        select sum(other.weight)
        from key_snapshot as other
        where other.pool_no = pool.pool_no
    ) as text) as weights,
    snapshot.fixed_amount,
    coalesce(snapshot.source, '') as source
from cost_entry_origin as origin
inner join pool on pool.pool_no = origin.pool_no
left join receiver as sender on sender.receiver_id = pool.sender_id
left join key_snapshot as snapshot
    on snapshot.pool_no = pool.pool_no and snapshot.entry_no = origin.entry_no
where origin.entry_no = $entry_no
