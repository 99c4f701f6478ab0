-- What stands in the way of the entries of a level, and of lines of later levels.
--
-- Only lines that get something are judged; of later levels, which are not worked out
-- yet, those with a key. Order of checks: receiver, cost type, as the reference.
--
-- in   allocate_key, allocate_line, allocate_amount, allocate_pool, allocate_rule
-- out  (rule_no, rule_id, line_no, kind, field, value): line_no is null on credits
with line as (
    select allocate_key.*
    from allocate_key
    inner join allocate_amount as amount
        on amount.rule_no = allocate_key.rule_no
        and amount.line_no = allocate_key.line_no
    where amount.amount <> 0
    union all
    select allocate_line.*
    from allocate_line
    where
        level > $level
        and (weight <> 0 or coalesce(fixed_amount, 0) <> 0)
),

judged as (
    select
        line.rule_no,
        line.line_no,
        line.level,
        line.target_cost_center as center,
        line.target_cost_object as object_,
        line.target_cost_type as cost_type,
        line.cost_type_id,
        line.is_type_blocked,
        line.type_line,
        line.is_receiver_blocked,
        line.is_receiver_line,
        'target_' as prefix,
        'target_cost_type' as type_field
    from line
    union all
    select
        rule.rule_no,
        cast(null as integer) as line_no,
        rule.level,
        rule.cost_center_code as center,
        rule.cost_object_code as object_,
        rule.credit_to_cost_type as cost_type,
        rule.credit_id as cost_type_id,
        rule.is_credit_blocked as is_type_blocked,
        rule.credit_line as type_line,
        rule.is_sender_blocked as is_receiver_blocked,
        rule.is_sender_line as is_receiver_line,
        '' as prefix,
        'credit_to_cost_type' as type_field
    from allocate_rule as rule
    left join allocate_pool as pool on pool.rule_no = rule.rule_no
    where
        rule.is_selected
        and (pool.pool_no is not null or rule.level > $level)
),

found as (
    select
        rule_no,
        line_no,
        level,
        case
            when not is_receiver_line
                then 'line_type_not_allowed'
            when center <> '' then 'cost_center_blocked'
            else 'cost_object_blocked'
        end as kind,
        1 as check_no,
        prefix || case when center <> '' then 'cost_center' else 'cost_object' end
            as field,
        center || object_ as value
    from judged
    where is_receiver_blocked or not is_receiver_line
    union all
    select
        rule_no,
        line_no,
        level,
        case
            when cost_type = '' then 'allocation_cost_type_missing'
            when cost_type_id is null then 'cost_type_missing'
            when is_type_blocked then 'cost_type_blocked'
            else 'cost_type_not_postable'
        end as kind,
        2 as check_no,
        type_field as field,
        cost_type as value
    from judged
    where
        (cost_type_id is null or is_type_blocked or type_line <> 'postable')
        -- What a later level distributes is not known yet.
        and not exists (
            select 1
            from allocate_rule as rule
            where
                rule.rule_no = judged.rule_no
                and rule.style = 'distribution'
                and rule.parent_no is null
        )
)

select
    rule.rule_no,
    rule.rule_id,
    found.line_no,
    found.kind,
    found.field,
    found.value,
    found.level
from found
inner join allocate_rule as rule on rule.rule_no = found.rule_no
order by
    rule.rule_no,
    case when found.line_no is null then 1 else 0 end,
    found.line_no,
    found.check_no
