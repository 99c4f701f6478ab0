-- The gross flows of an export.
-- in   stage_allocation_flows, setup, receiver, cost_type · out  gross_flow
insert into gross_flow (
    register_no, rule_id, rule_version, line_no, to_rule_id, receiver_id, cost_type_id,
    share, amount
)
select
    cast(staged.register_no as integer) as register_no,
    staged.rule_id,
    cast(staged.rule_version as integer),
    cast(staged.line_no as integer),
    coalesce(staged.to_rule_id, ''),
    receiver.receiver_id,
    cost_type.cost_type_id,
    cast(staged.share as decimal(38, 10)),
    cast(
        cast(staged.amount as decimal(38, 10))
        * case setup.minor_digits
            when 0 then 1 when 2 then 100 when 3 then 1000 else 10000
        end
        as decimal(38, 6)
    )
from stage_allocation_flows as staged
cross join setup
inner join cost_type on cost_type.code = staged.cost_type_no
inner join receiver
    on receiver.code = coalesce(
        nullif(staged.cost_center_code, ''), staged.cost_object_code
    )
    and receiver.kind = case
        when coalesce(staged.cost_center_code, '') <> '' then 'center'
        else 'object'
    end
order by register_no, staged.rule_id, staged.line_no
