-- Who gets what a pool gives, in line order, as the text of its credit.
--
-- in   allocate_pool, allocate_key
-- out  (rule_no, description)
with line as (
    select
        line.rule_no,
        line.line_no,
        coalesce(nullif(line.target_cost_center, ''), line.target_cost_object) as code,
        row_number() over (partition by line.rule_no order by line.line_no) as position
    from allocate_key as line
    inner join allocate_pool as pool on pool.rule_no = line.rule_no
),

said as (
    select
        rule_no,
        'Alloc. Target: ' || string_agg(code, ', ' order by line_no) as description
    from line
    where position <= 60
    group by rule_no
)

select
    rule_no,
    case
        when length(description) > 100 then substring(description, 1, 90) || ' ... etc.'
        else description
    end as description
from said
