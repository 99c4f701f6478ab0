-- Keep what pools of a level gave each other and others, in gross.
--
-- in   allocate_flow, allocate_rule, allocate_line
-- out  gross_flow
insert into gross_flow (
    register_no, rule_id, rule_version, line_no, to_rule_id, receiver_id, cost_type_id,
    share, amount
)
select
    $register_no,
    giver.rule_id,
    giver.rule_version,
    flow.line_no,
    coalesce(taker.rule_id, ''),
    line.receiver_id,
    line.cost_type_id,
    line.share,
    cast(flow.parts * 0.000001 as decimal(38, 6))
from allocate_flow as flow
inner join allocate_rule as giver on giver.rule_no = flow.rule_no
inner join allocate_line as line
    on line.rule_no = flow.rule_no and line.line_no = flow.line_no
left join allocate_rule as taker on taker.rule_no = flow.to_rule_no
order by giver.rule_id, line.cost_type_id, flow.line_no
