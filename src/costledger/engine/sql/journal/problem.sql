-- Every problem of every line of a batch, in line and check order.
--
-- The order of checks is the reference's; what it does not check comes after. A side is
-- judged when it has a cost type.
--
-- in   journal_resolved, barred_span
-- out  (line_no, check_no, kind, field, value)
with barred_day as (
    select
        line.posting_date,
        bool_and(barred.is_locked_period) as is_locked_only
    from journal_resolved as line
    inner join barred_span as barred
        on line.posting_date between barred.first_day and barred.last_day
    group by line.posting_date
),

found as (
    select
        line_no,
        1 as check_no,
        'posting_date_missing' as kind,
        'posting_date' as field,
        '' as value
    from journal_resolved
    where posting_date is null
    union all
    select
        line_no,
        2 as check_no,
        'document_no_missing' as kind,
        'document_no' as field,
        '' as value
    from journal_resolved
    where document_no = ''
    union all
    select
        line_no,
        3 as check_no,
        'amount_missing' as kind,
        'amount' as field,
        '0' as value
    from journal_resolved
    where amount = 0
    union all
    select
        line_no,
        4 as check_no,
        'cost_type_missing' as kind,
        'cost_type_no' as field,
        '' as value
    from journal_resolved
    where cost_type_no = '' and bal_cost_type_no = ''
    union all
    select
        line_no,
        5 as check_no,
        'cost_type_missing' as kind,
        'cost_type_no' as field,
        cost_type_no as value
    from journal_resolved
    where cost_type_no <> '' and cost_type_id is null
    union all
    select
        line_no,
        5 as check_no,
        'cost_type_blocked' as kind,
        'cost_type_no' as field,
        cost_type_no as value
    from journal_resolved
    where cost_type_id is not null and is_type_blocked
    union all
    select
        line_no,
        5 as check_no,
        'cost_type_not_postable' as kind,
        'cost_type_no' as field,
        cost_type_no as value
    from journal_resolved
    where cost_type_id is not null and not is_type_blocked and type_line <> 'postable'
    union all
    select
        line_no,
        6 as check_no,
        'cost_center_or_object_missing' as kind,
        'cost_center_code' as field,
        '' as value
    from journal_resolved
    where cost_type_no <> '' and cost_center_code = '' and cost_object_code = ''
    union all
    select
        line_no,
        7 as check_no,
        'cost_center_and_object_both' as kind,
        'cost_center_code' as field,
        cost_center_code || ' ' || cost_object_code as value
    from journal_resolved
    where cost_type_no <> '' and cost_center_code <> '' and cost_object_code <> ''
    union all
    select
        line_no,
        8 as check_no,
        'cost_type_missing' as kind,
        'bal_cost_type_no' as field,
        bal_cost_type_no as value
    from journal_resolved
    where bal_cost_type_no <> '' and bal_cost_type_id is null
    union all
    select
        line_no,
        8 as check_no,
        'cost_type_blocked' as kind,
        'bal_cost_type_no' as field,
        bal_cost_type_no as value
    from journal_resolved
    where bal_cost_type_id is not null and is_bal_type_blocked
    union all
    select
        line_no,
        8 as check_no,
        'cost_type_not_postable' as kind,
        'bal_cost_type_no' as field,
        bal_cost_type_no as value
    from journal_resolved
    where
        bal_cost_type_id is not null
        and not is_bal_type_blocked
        and bal_type_line <> 'postable'
    union all
    select
        line_no,
        9 as check_no,
        'bal_cost_center_or_object_missing' as kind,
        'bal_cost_center_code' as field,
        '' as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_cost_center_code = ''
        and bal_cost_object_code = ''
    union all
    select
        line_no,
        10 as check_no,
        'bal_cost_center_and_object_both' as kind,
        'bal_cost_center_code' as field,
        bal_cost_center_code || ' ' || bal_cost_object_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_cost_center_code <> ''
        and bal_cost_object_code <> ''
    union all
    select
        line_no,
        12 as check_no,
        'cost_center_not_defined' as kind,
        'cost_center_code' as field,
        cost_center_code as value
    from journal_resolved
    where cost_type_no <> '' and cost_center_code <> '' and center_id is null
    union all
    select
        line_no,
        12 as check_no,
        'line_type_not_allowed' as kind,
        'cost_center_code' as field,
        cost_center_code as value
    from journal_resolved
    where
        cost_type_no <> ''
        and center_id is not null
        and not is_center_line
    union all
    select
        line_no,
        12 as check_no,
        'cost_center_blocked' as kind,
        'cost_center_code' as field,
        cost_center_code as value
    from journal_resolved
    where
        cost_type_no <> ''
        and center_id is not null
        and is_center_line
        and is_center_blocked
    union all
    select
        line_no,
        13 as check_no,
        'cost_object_not_defined' as kind,
        'cost_object_code' as field,
        cost_object_code as value
    from journal_resolved
    where cost_type_no <> '' and cost_object_code <> '' and object_id is null
    union all
    select
        line_no,
        13 as check_no,
        'line_type_not_allowed' as kind,
        'cost_object_code' as field,
        cost_object_code as value
    from journal_resolved
    where
        cost_type_no <> ''
        and object_id is not null
        and not is_object_line
    union all
    select
        line_no,
        13 as check_no,
        'cost_object_blocked' as kind,
        'cost_object_code' as field,
        cost_object_code as value
    from journal_resolved
    where
        cost_type_no <> ''
        and object_id is not null
        and is_object_line
        and is_object_blocked
    union all
    select
        line_no,
        14 as check_no,
        'cost_center_not_defined' as kind,
        'bal_cost_center_code' as field,
        bal_cost_center_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_cost_center_code <> ''
        and bal_center_id is null
    union all
    select
        line_no,
        14 as check_no,
        'line_type_not_allowed' as kind,
        'bal_cost_center_code' as field,
        bal_cost_center_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_center_id is not null
        and not is_bal_center_line
    union all
    select
        line_no,
        14 as check_no,
        'cost_center_blocked' as kind,
        'bal_cost_center_code' as field,
        bal_cost_center_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_center_id is not null
        and is_bal_center_line
        and is_bal_center_blocked
    union all
    select
        line_no,
        15 as check_no,
        'cost_object_not_defined' as kind,
        'bal_cost_object_code' as field,
        bal_cost_object_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_cost_object_code <> ''
        and bal_object_id is null
    union all
    select
        line_no,
        15 as check_no,
        'line_type_not_allowed' as kind,
        'bal_cost_object_code' as field,
        bal_cost_object_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_object_id is not null
        and not is_bal_object_line
    union all
    select
        line_no,
        15 as check_no,
        'cost_object_blocked' as kind,
        'bal_cost_object_code' as field,
        bal_cost_object_code as value
    from journal_resolved
    where
        bal_cost_type_no <> ''
        and bal_object_id is not null
        and is_bal_object_line
        and is_bal_object_blocked
    union all
    select
        line_no,
        16 as check_no,
        'version_missing' as kind,
        'budget_name' as field,
        '' as value
    from journal_resolved
    where version_id is null
    union all
    select
        line_no,
        16 as check_no,
        'version_locked' as kind,
        'budget_name' as field,
        '' as value
    from journal_resolved
    where is_version_locked
    union all
    select
        line.line_no,
        11 as check_no,
        'posting_date_not_allowed' as kind,
        'posting_date' as field,
        cast(line.posting_date as text) as value
    from journal_resolved as line
    inner join barred_day on barred_day.posting_date = line.posting_date
    where not barred_day.is_locked_only or line.version_id = $actual
)

select
    line_no,
    check_no,
    kind,
    field,
    value
from found
order by line_no, check_no, kind
