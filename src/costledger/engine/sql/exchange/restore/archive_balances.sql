-- in   stage_archive_balances · out  archive_balance
insert into archive_balance (
    archive_no, version_id, cost_type_id, receiver_id, month_start, month_end,
    is_closing, entries, amount, debit, credit, additional_amount
)
select
    cast(archive_no as integer),
    cast(version_id as integer),
    cast(cost_type_id as integer),
    cast(receiver_id as integer),
    cast(month_start as date),
    cast(month_end as date),
    cast(is_closing as boolean),
    cast(entries as bigint),
    cast(amount_minor as bigint),
    cast(debit_minor as bigint),
    cast(credit_minor as bigint),
    cast(additional_amount_minor as bigint)
from stage_archive_balances
order by 1, 2, 3, 4, 5, 7
