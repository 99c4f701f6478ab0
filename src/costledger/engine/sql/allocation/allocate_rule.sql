-- The rules of the chosen levels and label, in the order in which they run, with what
-- they name as far as it is there.
--
-- in   allocation_rule_row, cost_type, receiver_by_code
-- out  one row a rule; is_selected says whether it takes part on $date. parent_no and
--      only_cost_type_id are for rules that `allocate_split` makes of others
with chosen as (
    select *
    from allocation_rule_row
    where
        level between $from_level and $to_level
        and ($label = '*' or label = $label)
        and not is_superseded
        and not is_retired
)

select
    cast(row_number() over (
        order by
            rule.level,
            coalesce(rule.valid_from, date '0001-01-01'),
            coalesce(rule.valid_to, date '0001-01-01'),
            rule.cost_type_range,
            rule.rule_id,
            rule.rule_version
    ) as integer) as rule_no,
    cast(null as integer) as parent_no,
    cast(null as integer) as only_cost_type_id,
    rule.rule_id,
    rule.rule_version,
    rule.level,
    rule.cost_type_range,
    rule.cost_center_code,
    rule.cost_object_code,
    rule.credit_to_cost_type,
    rule.when_zero,
    rule.style,
    rule.this_period_only,
    not rule.is_blocked
    and coalesce(rule.valid_from <= $date, true)
    and coalesce(rule.valid_to >= $date, true)
    and (
        rule.applies_to = 'both'
        or (rule.applies_to = 'actual') = $is_actual
    ) as is_selected,
    coalesce(center.receiver_id, object_.receiver_id) as receiver_id,
    coalesce(center.is_blocked, object_.is_blocked, false) as is_sender_blocked,
    coalesce(center.is_line, object_.is_line, false) as is_sender_line,
    credit.cost_type_id as credit_id,
    coalesce(credit.is_blocked, false) as is_credit_blocked,
    coalesce(credit.line_type, '') as credit_line
from chosen as rule
left join receiver_by_code as center
    on center.kind = 'center' and center.code = rule.cost_center_code
left join receiver_by_code as object_
    on object_.kind = 'object' and object_.code = rule.cost_object_code
left join cost_type as credit
    on credit.code = rule.credit_to_cost_type and not credit.is_retired
