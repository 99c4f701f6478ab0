-- The source, copied: each entry as often and on the days that the shift says, its
-- amount times the factor, rounded half away from zero.
--
-- A given center takes the place of what is there; a given object is used where there
-- is no center. The product is exact: whole numbers of 38 digits.
--
-- in   budget_copied_from, shifted_day
-- out  posting_line, with texts
with target as (
    select
        source.entry_no,
        shifted.copy_no,
        cost_type.code as source_type,
        source.posting_date as source_date,
        source.is_closing,
        shifted.shifted_day as posting_date,
        coalesce(cast($to_type_id as integer), source.cost_type_id) as cost_type_id,
        coalesce(
            cast($to_center_id as integer),
            case when receiver.kind = 'object' then cast($to_object_id as integer) end,
            source.receiver_id
        ) as receiver_id,
        source.amount,
        source.additional_amount,
        source.document_no,
        source.description
    from budget_copied_from as source
    inner join shifted_day as shifted on shifted.day = source.posting_date
    inner join cost_type on cost_type.cost_type_id = source.cost_type_id
    inner join receiver on receiver.receiver_id = source.receiver_id
)

select
    row_number() over (
        order by source_type, source_date, is_closing, entry_no, copy_no
    ) as line_no,
    posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    cast(
        case when amount < 0 then (0 - $sign) else $sign end * (
            (
                2 * cast(abs(amount) as hugeint) * $numerator + $denominator * $unit
            ) // (2 * cast($denominator as hugeint) * $unit)
        ) * $unit as bigint
    ) as amount,
    cast(
        case when additional_amount < 0 then (0 - $sign) else $sign end * (
            (
                2 * cast(abs(additional_amount) as hugeint) * $numerator + $denominator
            ) // (2 * cast($denominator as hugeint))
        ) as bigint
    ) as additional_amount,
    cast(null as bigint) as gl_entry_no,
    '' as combined,
    cast(null as integer) as coding_id,
    document_no,
    description,
    '' as reason_code,
    cast(null as bigint) as corrects_entry_no,
    entry_no as source_entry_no
from target
