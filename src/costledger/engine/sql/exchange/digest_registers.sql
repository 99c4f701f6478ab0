-- Registers in their canonical form, by number: codes and not keys, no times or users.
--
-- out  (line)  fields with a tab between them; backslash, tab and newline escaped
select
    concat_ws(
        chr(9),
        cast(register_row.register_no as text),
        register_row.kind,
        version.code,
        coalesce(cast(register_row.level as text), ''),
        replace(
            replace(
                replace(register_row.journal_batch, chr(92), chr(92) || chr(92)),
                chr(9), chr(92) || 't'
            ), chr(10), chr(92) || 'n'
        ),
        coalesce(cast(register_row.reverses_register_no as text), ''),
        coalesce(cast(register_row.first_entry_no as text), ''),
        coalesce(cast(register_row.last_entry_no as text), ''),
        coalesce(cast(register_row.first_gl_entry_no as text), ''),
        coalesce(cast(register_row.last_gl_entry_no as text), ''),
        cast(register_row.entries as text),
        cast(register_row.gl_entries as text),
        cast(register_row.debit as text),
        cast(register_row.credit as text),
        cast(register_row.additional_amount as text),
        coalesce(cast(register_row.posting_date as text), '')
    ) as line
from register_row
inner join version on version.version_id = register_row.version_id
order by register_row.register_no
