-- The runs of allocations in order, or run $run_no alone, with what their registers
-- say together.
--
-- in   run_row, register_row, pool, reversed_register
-- out  one row a run, amounts in minor units; reversed: how many registers do not hold
with shared as (
    select
        run_no,
        register_no,
        count(*) as pools,
        cast(sum(allocated) as bigint) as allocated
    from pool
    group by run_no, register_no
),

posted as (
    select
        shared.run_no,
        count(*) as registers,
        cast(sum(shared.pools) as bigint) as pools,
        cast(sum(shared.allocated) as bigint) as allocated,
        cast(sum(register_row.entries) as bigint) as entries,
        count(reversed_register.register_no) as reversed,
        min(register_row.posted_on) as posted_on,
        min(register_row.posted_at) as posted_at,
        min(register_row.posted_by) as posted_by
    from shared
    inner join register_row on register_row.register_no = shared.register_no
    left join reversed_register
        on reversed_register.register_no = shared.register_no
    group by shared.run_no
)

select
    run_row.run_no,
    run_row.kind,
    version.code as version,
    run_row.allocation_date,
    run_row.from_level,
    run_row.to_level,
    run_row.label,
    run_row.policy,
    cast(coalesce(posted.registers, 0) as bigint) as registers,
    cast(coalesce(posted.reversed, 0) as bigint) as reversed,
    cast(coalesce(posted.pools, 0) as bigint) as pools,
    coalesce(posted.entries, 0) as entries,
    coalesce(posted.allocated, 0) as allocated,
    posted.posted_on,
    posted.posted_at,
    coalesce(posted.posted_by, '') as posted_by,
    run_row.parameters,
    run_row.certificate
from run_row
inner join version on version.version_id = run_row.version_id
left join posted on posted.run_no = run_row.run_no
where
    (
        run_row.run_no = cast($run_no as integer)
        or cast($run_no as integer) is null
    )
    and (version.code = cast($version as text) or cast($version as text) is null)
order by run_row.run_no
