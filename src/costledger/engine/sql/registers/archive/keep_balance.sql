-- Freeze what balances need of the entries that go, by month.
--
-- in   archive_entry, cost_entry_row · out  archive_balance
insert into archive_balance (
    archive_no, version_id, cost_type_id, receiver_id, month_start, month_end,
    is_closing, entries, amount, debit, credit, additional_amount
)
with dated as (
    select
        entry.version_id,
        entry.cost_type_id,
        entry.receiver_id,
        cast(date_trunc('month', entry.posting_date) as date) as month_start,
        entry.is_closing,
        entry.amount,
        entry.additional_amount
    from cost_entry_row as entry
    inner join archive_entry on archive_entry.entry_no = entry.entry_no
)

select
    $archive_no,
    version_id,
    cost_type_id,
    receiver_id,
    month_start,
    cast(month_start + interval '1 month' - interval '1 day' as date) as month_end,
    is_closing,
    count(*),
    cast(sum(amount) as bigint),
    cast(sum(case when amount > 0 then amount else 0 end) as bigint),
    cast(sum(case when amount < 0 then -amount else 0 end) as bigint),
    cast(sum(additional_amount) as bigint)
from dated
group by version_id, cost_type_id, receiver_id, month_start, is_closing
order by version_id, cost_type_id, receiver_id, month_start, is_closing
