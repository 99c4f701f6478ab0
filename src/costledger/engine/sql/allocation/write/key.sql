-- Keep the keys of a level as they were used.
--
-- in   allocate_debit, posting_line
-- out  key_snapshot
insert into key_snapshot (
    pool_no, line_no, weight, fixed_amount, share, source, entry_no
)
select
    debit.pool_no,
    debit.line_no,
    debit.weight,
    debit.fixed_amount,
    debit.share,
    debit.source,
    $last_entry_no + posting_line.line_no
from allocate_debit as debit
left join posting_line
    on posting_line.pool_no = debit.pool_no
    and posting_line.target_line = debit.line_no
order by debit.pool_no, debit.line_no
