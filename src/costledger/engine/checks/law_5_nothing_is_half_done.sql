-- What was written together is there together: every entry of the mirror has its
-- coding, dimension set, day and import, every link its register, every pool its run
-- and register, and all that a pool took, and its keys, their pool.
--
-- in   gl_entry_row, gl_coding, dimension_set, set_value, calendar_day, import_row,
--      gl_transfer, register_row, pool, run_row, relief, key_snapshot
-- out  (found)
select
    'G/L entry ' || cast(entry.gl_entry_no as text)
    || ' has no coding, dimension set, day or import' as found
from gl_entry_row as entry
left join gl_coding as coding on coding.coding_id = entry.coding_id
left join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id
left join set_value on set_value.dimension_set_id = coding.dimension_set_id
left join calendar_day on calendar_day.day = entry.posting_date
left join import_row on import_row.import_no = entry.import_no
where
    coding.coding_id is null
    or dimension_set.dimension_set_id is null
    or set_value.dimension_set_id is null
    or calendar_day.day is null
    or import_row.import_no is null
union all
select
    'G/L entry ' || cast(gl_transfer.gl_entry_no as text)
    || ' is linked to register ' || cast(gl_transfer.register_no as text)
    || ', which is not there' as found
from gl_transfer
left join register_row on register_row.register_no = gl_transfer.register_no
where register_row.register_no is null
union all
select
    'pool ' || cast(pool.pool_no as text) || ' has no run or register' as found
from pool
left join run_row on run_row.run_no = pool.run_no
left join register_row on register_row.register_no = pool.register_no
where run_row.run_no is null or register_row.register_no is null
union all
select distinct
    'entries are taken by pool ' || cast(relief.pool_no as text)
    || ', which is not there' as found
from relief
left join pool on pool.pool_no = relief.pool_no
where pool.pool_no is null
union all
select distinct
    'keys are kept of pool ' || cast(key_snapshot.pool_no as text)
    || ', which is not there' as found
from key_snapshot
left join pool on pool.pool_no = key_snapshot.pool_no
where pool.pool_no is null
order by found
