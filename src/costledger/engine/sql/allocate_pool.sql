-- The rules of a level that post, each with the numbers of its pool and document.
--
-- in   allocate_held, allocate_amount, allocate_rule
-- out  one row a pool
with posting as (
    select rule_no
    from allocate_amount
    where amount <> 0
    group by rule_no
),

numbered as (
    select
        rule_no,
        row_number() over (order by rule_no) as place
    from posting
)

select
    held.rule_no,
    cast($last_pool_no + numbered.place as integer) as pool_no,
    $document_prefix || lpad(
        cast($last_document + numbered.place as text),
        cast(greatest(
            $document_width, length(cast($last_document + numbered.place as text))
        ) as integer),
        '0'
    ) || $document_suffix as document_no,
    rule.rule_id,
    rule.rule_version,
    rule.level,
    rule.receiver_id,
    rule.credit_id as cost_type_id,
    held.held,
    held.taken,
    held.charged,
    held.has_fixed,
    rule.cost_type_range = '' and not rule.this_period_only as is_whole,
    held.additional_held
from allocate_held as held
inner join numbered on numbered.rule_no = held.rule_no
inner join allocate_rule as rule on rule.rule_no = held.rule_no
