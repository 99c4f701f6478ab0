-- Typed budget entries with what they name, as far as it is there.
--
-- in   budget_input, cost_type, receiver_by_code, version
-- out  one row a line: keys are null where a code is empty or names nothing
select
    line.line_no,
    line.version,
    line.posting_date,
    line.is_closing,
    line.document_no,
    line.description,
    line.amount,
    line.additional_amount,
    line.cost_type_no,
    line.cost_center_code,
    line.cost_object_code,
    version.version_id,
    coalesce(version.is_locked, false) as is_version_locked,
    cost_type.cost_type_id,
    coalesce(cost_type.is_blocked, false) as is_type_blocked,
    coalesce(cost_type.line_type, '') as type_line,
    center.receiver_id as center_id,
    coalesce(center.is_blocked, false) as is_center_blocked,
    coalesce(center.is_line, false) as is_center_line,
    object_.receiver_id as object_id,
    coalesce(object_.is_blocked, false) as is_object_blocked,
    coalesce(object_.is_line, false) as is_object_line
from budget_input as line
left join version on version.code = line.version
left join cost_type
    on cost_type.code = line.cost_type_no and not cost_type.is_retired
left join receiver_by_code as center
    on center.kind = 'center' and center.code = line.cost_center_code
left join receiver_by_code as object_
    on object_.kind = 'object' and object_.code = line.cost_object_code
