-- What pools of a run gave each other and others, in gross, in minor units.
--
-- in   gross_flow, register_row of run $run_no
-- out  a row a line that was given something
select
    flow.register_no,
    register.level,
    flow.rule_id,
    flow.rule_version,
    flow.line_no,
    flow.to_rule_id,
    receiver.kind as receiver_kind,
    receiver.code as receiver,
    cost_type.code as cost_type_no,
    flow.share,
    flow.amount
from gross_flow as flow
inner join register_row as register on register.register_no = flow.register_no
inner join receiver on receiver.receiver_id = flow.receiver_id
inner join cost_type on cost_type.cost_type_id = flow.cost_type_id
where register.run_no = $run_no
order by flow.register_no, flow.rule_id, cost_type.code, flow.line_no
