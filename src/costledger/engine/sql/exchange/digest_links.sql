-- Links in their canonical form: which G/L entry went into which cost entry, if any.
--
-- out  (line)  fields with a tab between them
select
    concat_ws(
        chr(9),
        cast(gl_entry_no as text),
        cast(register_no as text),
        coalesce(cast(entry_no as text), '')
    ) as line
from gl_link
order by gl_entry_no, register_no
