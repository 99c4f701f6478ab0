-- The entries of a level: of each pool what its lines get, then the sender's credit.
--
-- in   allocate_debit, allocate_pool, allocate_additional, allocate_rule,
--      allocate_target_text
-- out  posting_line with texts; target_line is null on credits
with entry as (
    select
        debit.rule_no,
        debit.pool_no,
        0 as is_credit,
        debit.line_no as target_line,
        debit.cost_type_id,
        debit.receiver_id,
        debit.amount,
        debit.additional_amount
    from allocate_debit as debit
    where debit.amount <> 0 or debit.additional_amount <> 0
    union all
    select
        pool.rule_no,
        pool.pool_no,
        1 as is_credit,
        cast(null as integer) as target_line,
        pool.cost_type_id,
        pool.sender_id,
        -pool.allocated as amount,
        -additional.amount as additional_amount
    from allocate_pool as pool
    inner join allocate_additional as additional on additional.rule_no = pool.rule_no
),

source_text as (
    select
        rule_no,
        'Alloc. Source:'
        || case
            when cost_type_range = '' then ''
            else ' ' || cost_type_range || ' (Cost Type)'
        end
        || case
            when cost_center_code = '' then ''
            else ' ' || cost_center_code || ' (Cost Center)'
        end
        || case
            when cost_object_code = '' then ''
            else ' ' || cost_object_code || ' (Cost Object)'
        end as description
    from allocate_rule
)

select
    row_number() over (
        order by entry.pool_no, entry.is_credit, entry.target_line
    ) as line_no,
    cast($date as date) as posting_date,
    false as is_closing,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    entry.additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    cast(null as integer) as coding_id,
    pool.document_no,
    case
        when entry.is_credit = 0 then source_text.description
        else target_text.description
    end as description,
    '' as reason_code,
    cast(null as bigint) as corrects_entry_no,
    entry.pool_no,
    entry.target_line
from entry
inner join allocate_pool as pool on pool.rule_no = entry.rule_no
inner join source_text on source_text.rule_no = entry.rule_no
inner join allocate_target_text as target_text on target_text.rule_no = entry.rule_no
