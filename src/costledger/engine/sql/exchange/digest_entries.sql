-- Cost entries in their canonical form, by number: what people read, in one line.
--
-- out  (line)  fields with a tab between them; backslash, tab and newline escaped
select
    concat_ws(
        chr(9),
        cast(entry_no as text),
        cast(register_no as text),
        version,
        cost_type_no,
        cost_center_code,
        cost_object_code,
        posting_date,
        cast(amount as text),
        cast(additional_amount as text),
        coalesce(cast(gl_entry_no as text), ''),
        combined,
        coalesce(cast(corrects_entry_no as text), ''),
        replace(
            replace(
                replace(
                    concat_ws(chr(31), document_no, description, reason_code),
                    chr(92), chr(92) || chr(92)
                ),
                chr(9), chr(92) || 't'
            ), chr(10), chr(92) || 'n'
        )
    ) as line
from cost_entry
order by entry_no
