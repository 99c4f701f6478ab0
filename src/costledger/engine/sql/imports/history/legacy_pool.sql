-- The pools that took what another cost ledger says is allocated: one for each register
-- that did it there, or where that is not known, for the register of the entries.
--
-- in   legacy_numbered, legacy_register
-- out  (entry_no, pool_no, run_no, register_no, version_id, amount, additional_amount)
with relieved as (
    select
        entry.entry_no,
        entry.version_id,
        entry.amount,
        entry.additional_amount,
        coalesce(known.register_no, entry.register_no) as register_no
    from legacy_numbered as entry
    left join legacy_register as known
        on known.source_series = $series
        and known.source_no = entry.allocated_with_journal_no
    where entry.allocated and entry.amount <> 0
)

select
    entry_no,
    cast(
        $last_pool_no + dense_rank() over (order by version_id, register_no) as integer
    ) as pool_no,
    cast($last_run_no + dense_rank() over (order by version_id) as integer) as run_no,
    cast(register_no as integer) as register_no,
    version_id,
    amount,
    additional_amount
from relieved
