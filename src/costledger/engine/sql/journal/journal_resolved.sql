-- The lines of a batch with what they name, as far as it is there.
--
-- in   journal_line_row, journal_batch, cost_type, receiver_by_code, version
-- out  one row a line: keys are null where a code is empty or names nothing
select
    line.line_no,
    line.posting_date,
    line.is_closing,
    line.document_no,
    line.description,
    line.amount,
    line.additional_amount,
    line.reason_code,
    line.corrects_entry_no,
    line.cost_type_no,
    line.cost_center_code,
    line.cost_object_code,
    line.bal_cost_type_no,
    line.bal_cost_center_code,
    line.bal_cost_object_code,
    version.version_id,
    coalesce(version.is_locked, false) as is_version_locked,
    cost_type.cost_type_id,
    coalesce(cost_type.is_blocked, false) as is_type_blocked,
    coalesce(cost_type.line_type, '') as type_line,
    bal_type.cost_type_id as bal_cost_type_id,
    coalesce(bal_type.is_blocked, false) as is_bal_type_blocked,
    coalesce(bal_type.line_type, '') as bal_type_line,
    center.receiver_id as center_id,
    coalesce(center.is_blocked, false) as is_center_blocked,
    coalesce(center.is_line, false) as is_center_line,
    object_.receiver_id as object_id,
    coalesce(object_.is_blocked, false) as is_object_blocked,
    coalesce(object_.is_line, false) as is_object_line,
    bal_center.receiver_id as bal_center_id,
    coalesce(bal_center.is_blocked, false) as is_bal_center_blocked,
    coalesce(bal_center.is_line, false) as is_bal_center_line,
    bal_object.receiver_id as bal_object_id,
    coalesce(bal_object.is_blocked, false) as is_bal_object_blocked,
    coalesce(bal_object.is_line, false) as is_bal_object_line
from journal_line_row as line
inner join journal_batch as batch on batch.batch = line.batch
left join version
    on version.code
    = coalesce(nullif(line.version, ''), nullif(batch.version, ''), 'ACTUAL')
left join cost_type
    on cost_type.code = line.cost_type_no and not cost_type.is_retired
left join cost_type as bal_type
    on bal_type.code = line.bal_cost_type_no and not bal_type.is_retired
left join receiver_by_code as center
    on center.kind = 'center' and center.code = line.cost_center_code
left join receiver_by_code as object_
    on object_.kind = 'object' and object_.code = line.cost_object_code
left join receiver_by_code as bal_center
    on bal_center.kind = 'center' and bal_center.code = line.bal_cost_center_code
left join receiver_by_code as bal_object
    on bal_object.kind = 'object' and bal_object.code = line.bal_cost_object_code
where line.batch = $batch
