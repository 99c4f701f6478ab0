-- The rules of a level that post, each with the numbers of its pool and document: one
-- document for all cost types that a rule of the style distribution passes on.
--
-- in   allocate_balance, allocate_amount, allocate_rule
-- out  one row a pool
with posting as (
    select
        rule.rule_no,
        coalesce(rule.parent_no, rule.rule_no) as parent_no
    from allocate_amount as amount
    inner join allocate_rule as rule on rule.rule_no = amount.rule_no
    where amount.amount <> 0
    group by rule.rule_no, coalesce(rule.parent_no, rule.rule_no)
),

numbered as (
    select
        rule_no,
        row_number() over (order by parent_no, rule_no) as position,
        dense_rank() over (order by parent_no) as document
    from posting
)

select
    balance.rule_no,
    cast($last_pool_no + numbered.position as integer) as pool_no,
    $document_prefix || lpad(
        cast($last_document + numbered.document as text),
        cast(greatest(
            $document_width, length(cast($last_document + numbered.document as text))
        ) as integer),
        '0'
    ) || $document_suffix as document_no,
    rule.rule_id,
    rule.rule_version,
    rule.level,
    rule.receiver_id as sender_id,
    rule.credit_id as cost_type_id,
    balance.balance,
    balance.relieved,
    balance.allocated,
    balance.has_fixed,
    rule.cost_type_range = ''
    and rule.only_cost_type_id is null
    and not rule.this_period_only as is_whole,
    balance.additional_balance
from allocate_balance as balance
inner join numbered on numbered.rule_no = balance.rule_no
inner join allocate_rule as rule on rule.rule_no = balance.rule_no
