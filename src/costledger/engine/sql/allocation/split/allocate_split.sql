-- The cost types by which rules of the style distribution fall into pools of their own:
-- those that they claim and, where pools of the level see each other ($is_shared), all
-- that may come to them from others of the level.
--
-- in   allocate_rule, allocate_claim, allocate_line, allocate_range, cost_type
-- out  (parent_no, cost_type_id, rule_no): the number of the rule that has the pool
with parent as (
    select
        rule_no,
        cost_type_range
    from allocate_rule
    where level = $level and is_selected and style = 'distribution'
),

seen as (
    select cost_type_id
    from allocate_claim
    union
    select line.cost_type_id
    from allocate_line as line
    inner join allocate_rule as rule on rule.rule_no = line.rule_no
    where line.level = $level and rule.style <> 'distribution'
),

requested as (
    select
        parent.rule_no,
        claim.cost_type_id
    from allocate_claim as claim
    inner join parent on parent.rule_no = claim.rule_no
    union
    select
        parent.rule_no,
        allocate_range.cost_type_id
    from parent
    inner join allocate_range
        on allocate_range.cost_type_range = parent.cost_type_range
    inner join seen on seen.cost_type_id = allocate_range.cost_type_id
    where $is_shared
),

ahead as (
    select max(rule_no) as last_no
    from allocate_rule
)

select
    requested.rule_no as parent_no,
    requested.cost_type_id,
    cast(
        ahead.last_no
        + row_number() over (order by requested.rule_no, cost_type.code) as integer
    ) as rule_no
from requested
inner join cost_type on cost_type.cost_type_id = requested.cost_type_id
cross join ahead
